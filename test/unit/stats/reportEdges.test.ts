import { describe, expect, it } from 'vitest'
import { collectGroups, NO_CONFIDENCES } from '../../../shared/stats/confidence/groups'
import { computeReport } from '../../../shared/stats/report'
import type { ReportCounts } from '../../../shared/stats/reportCounts'

const nothingYet: ReportCounts = {
  labels: ['yes', 'no'],
  agreement: { n: 0, agreed: 0 },
  confusion: [
    [0, 0],
    [0, 0],
  ],
  confidences: NO_CONFIDENCES,
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

describe('the report', () => {
  it('says of a version without pairs that nothing is known', () => {
    const report = computeReport(nothingYet)
    expect(report.agreement).toEqual({
      n: 0,
      agreed: 0,
      value: null,
      wilson95: null,
      clopperPearson95: null,
      confidenceSequence95: [0, 1],
      lower95: 0,
      upper95: 1,
    })
    expect(report.kappa).toMatchObject({ value: null, ci95: null })
    expect(report.gwetAC1).toMatchObject({ value: null, ci95: null })
    expect([report.krippendorffAlpha, report.mcc]).toEqual([null, null])
    expect(report.confusion).toEqual({ yes: { yes: 0, no: 0 }, no: { yes: 0, no: 0 } })
    expect(report.perLabel['yes']).toEqual({ precision: null, recall: null, f1: null, support: 0 })
    expect(report.calibration).toMatchObject({ ece: null, adaptiveEce: null, brier: null })
    expect(report.calibration.bins).toHaveLength(15)
    expect(report.riskCoverage).toEqual({ aurc: null, points: [] })
    expect(report.selective).toEqual({
      target: 0.02,
      threshold: null,
      coverage: null,
      risk: null,
      upperBound: null,
    })
    expect(report.accuracy).toEqual({ n: 0, correct: 0, value: null, wilson95: null })
    expect(report.humanHuman).toMatchObject({ n: 0, value: null, kappa: null })
    expect(report.automationBias).toEqual({ n: 0, followedWrong: 0, value: null })
  })

  it('survives JSON unchanged, as it holds no NaN and nothing infinite', () => {
    for (const counts of [nothingYet, oneOfAll]) {
      const report = computeReport(counts)
      expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    }
  })

  it('leaves out what needs confidences where they are not at hand', () => {
    const report = computeReport({ ...oneOfAll, confidences: null })
    expect(report.calibration).toEqual({
      ece: null,
      adaptiveEce: null,
      brier: null,
      brierMulticlass: 0.02,
      bins: [],
    })
    expect(report.riskCoverage).toEqual({ aurc: null, points: [] })
    expect(report.selective.threshold).toBeNull()
    expect(report.agreement.value).toBe(1)
  })

  it('keeps agreement for tasks whose answers are no labels', () => {
    const report = computeReport({
      ...nothingYet,
      labels: [],
      confusion: null,
      agreement: { n: 40, agreed: 30 },
    })
    expect(report.agreement.value).toBe(0.75)
    expect(report.kappa.value).toBeNull()
    expect(report.confusion).toEqual({})
  })

  it('puts everything under its own name, in order', () => {
    const report = computeReport(oneOfAll)
    expect(Object.keys(report.segments)).toEqual(['__proto__', 'site'])
    expect(Object.keys(report.segments['site'] ?? {})).toEqual(['north', 'south'])
    expect(report.segments['site']?.['south']).toMatchObject({ n: 2, agreed: 1, value: 0.5 })
    expect(report.days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02'])
    expect(report.days[0]).toEqual({ day: '2026-03-01', n: 1, agreed: 0, value: 0 })
    expect(report.reviewers).toEqual({ 'operator-a': { n: 3, medianSeconds: 4.5 } })
    expect(report.automationBias.value).toBe(0.25)
    expect(report.humanHuman).toMatchObject({ n: 4, agreed: 3, value: 0.75, kappa: 0.5 })
  })
})

const oneOfAll: ReportCounts = {
  ...nothingYet,
  agreement: { n: 1, agreed: 1 },
  confusion: [
    [1, 0],
    [0, 0],
  ],
  confidences: collectGroups([{ confidence: 0.9, n: 1, agreed: 1 }]),
  brierMulticlass: { sum: 0.02, n: 1 },
  humanHuman: {
    n: 4,
    agreed: 3,
    table: [
      [2, 1],
      [0, 1],
    ],
  },
  automationBias: { n: 4, followedWrong: 1 },
  segments: [
    { key: 'site', value: 'south', n: 2, agreed: 1 },
    { key: '__proto__', value: 'constructor', n: 1, agreed: 1 },
    { key: 'site', value: 'north', n: 1, agreed: 0 },
  ],
  days: [
    { day: '2026-03-02', n: 3, agreed: 2 },
    { day: '2026-03-01', n: 1, agreed: 0 },
  ],
  reviewers: [{ name: 'operator-a', n: 3, medianSeconds: 4.5 }],
}
