import { describe, expect, it } from 'vitest'
import { computeReport } from '../../../shared/stats/report'
import type { ReportCounts } from '../../../shared/stats/reportCounts'

function makeCounts(table: readonly (readonly number[])[]): ReportCounts {
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  const agreed = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0)
  return {
    labels: ['cat', 'dog'],
    agreement: { n, agreed },
    confusion: table,
    confidences: { confidence: n === 0 ? [] : [0.7], n: n === 0 ? [] : [n], agreed: [agreed] },
    brierMulticlass: { sum: 0, n: 0 },
    accuracy: { n: 0, correct: 0 },
    humanAccuracy: { n: 0, correct: 0 },
    humanHuman: { n: 0, agreed: 0, table: null },
    automationBias: { n: 0, followedWrong: 0 },
    segments: [],
    days: [],
    reviewers: [],
    policy: { confidenceLevel: 0.95, maxSelectiveError: 0.02 },
  }
}

/** Every null or NaN in a report, by its path. */
function missing(value: unknown, path = ''): readonly string[] {
  if (value === null || Number.isNaN(value)) return [path]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    missing(inner, path === '' ? key : `${path}.${key}`),
  )
}

/** Intervals and the parts of a figure are missing with it; only the figure itself is explained. */
const figures = [
  'agreement.value',
  'kappa.value',
  'gwetAC1.value',
  'krippendorffAlpha',
  'mcc',
  'calibration.ece',
  'calibration.brier',
  'calibration.brierMulticlass',
  'riskCoverage.aurc',
  'selective.threshold',
  'accuracy.value',
  'humanAccuracy.value',
  'humanHuman.value',
  'automationBias.value',
]

describe('figures that are undefined', () => {
  it.each([
    [
      'nothing was reviewed',
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'only one label was ever given',
      [
        [5, 0],
        [0, 0],
      ],
    ],
    [
      'all agree',
      [
        [5, 0],
        [0, 5],
      ],
    ],
    [
      'all differ',
      [
        [0, 5],
        [5, 0],
      ],
    ],
  ])('are null with a reason, and never NaN, where %s', (_, table) => {
    const { reasons, ...report } = computeReport(makeCounts(table))
    expect(JSON.stringify(report)).not.toContain('NaN')
    const undefinedFigures = missing(report).filter((path) => figures.includes(path))
    expect(Object.keys(reasons).toSorted()).toEqual(undefinedFigures.toSorted())
  })
})
