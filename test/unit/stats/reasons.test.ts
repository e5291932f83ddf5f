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

/** Every null in a report, by its path. */
function missing(value: unknown, path = ''): readonly string[] {
  if (value === null) return [path]
  if (typeof value === 'number') expect(Number.isNaN(value), path).toBe(false)
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    missing(inner, path === '' ? key : `${path}.${key}`),
  )
}

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
    const { reasons, perLabel: _perLabel, ...report } = computeReport(makeCounts(table))
    const told = Object.keys(reasons)
    const figures = missing(report).filter(
      (path) =>
        !/95|\.(se|se0|po|pe|bins|coverage|risk|upperBound)\b|adaptiveEce|kappaCi/.test(path),
    )
    for (const path of figures) {
      if (path === 'humanHuman.kappa') expect(told).toContain('humanHuman.value')
      else expect(told, path).toContain(path)
    }
    for (const path of told) expect(missing(report)).toContain(path)
  })
})
