import type { Report } from '../../shared/contract/report'
import { computeReport } from '../../shared/stats/report'
import type { ReportCounts } from '../../shared/stats/reportCounts'

/** Counts in which people and model agree on 95 of 100 items: all five errors are cats taken for dogs. */
function makeCounts(facts: Partial<ReportCounts> = {}): ReportCounts {
  return {
    labels: ['cat', 'dog'],
    agreement: { n: 100, agreed: 95 },
    confusion: [
      [45, 5],
      [0, 50],
    ],
    confidences: null,
    brierMulticlass: { sum: 0, n: 0 },
    accuracy: { n: 0, correct: 0 },
    humanAccuracy: { n: 0, correct: 0 },
    humanHuman: { n: 0, agreed: 0, table: null },
    automationBias: { n: 0, followedWrong: 0 },
    segments: [
      { key: 'site', value: 'north', n: 60, agreed: 60 },
      { key: 'site', value: 'south', n: 40, agreed: 35 },
    ],
    days: [
      { day: '2026-03-02', n: 40, agreed: 36 },
      { day: '2026-03-03', n: 60, agreed: 59 },
    ],
    reviewers: [{ name: 'lead-a', n: 100, medianSeconds: 2.13 }],
    policy: { confidenceLevel: 0.95, maxSelectiveError: 0.02 },
    ...facts,
  }
}

/** A whole report, its figures computed from counts as the app does it. */
export function makeReport(
  facts: Partial<Report> = {},
  counts: Partial<ReportCounts> = {},
): Report {
  const figures = computeReport(makeCounts(counts))
  return {
    ...figures,
    task: 'animals',
    model: 'eyes',
    version: '1',
    from: null,
    to: null,
    segment: null,
    stage: null,
    stages: ['shadow'],
    items: 200,
    predictions: 150,
    decisions: 110,
    unmatchedDecisions: 3,
    paired: figures.agreement.n,
    ...facts,
  }
}

/** No pair yet. */
export function makeEmptyReport(): Report {
  return makeReport(
    {},
    {
      agreement: { n: 0, agreed: 0 },
      confusion: [
        [0, 0],
        [0, 0],
      ],
      segments: [],
      days: [],
      reviewers: [],
    },
  )
}
