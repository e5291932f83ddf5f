import { describe, expect, it } from 'vitest'
import { asymptoticLowerBound } from '../../../shared/stats/betting/asymptotic'
import { cellsOfCounts, upperBound } from '../../../shared/stats/betting/bounds'
import { remainingEstimate } from '../../../shared/stats/betting/remaining'
import { binomialTail } from '../../../shared/stats/beta'
import { guaranteeRisk, learnThenTest } from '../../../shared/stats/confidence/fixedSample'
import { NO_CONFIDENCES } from '../../../shared/stats/confidence/groups'
import { countOnGrid } from '../../../shared/stats/confidence/threshold'
import { clopperPearsonUpper } from '../../../shared/stats/interval'
import { computeReport } from '../../../shared/stats/report'
import type { ReportCounts } from '../../../shared/stats/reportCounts'
import sample from '../../fixtures/sample-counts.json'
import reference from '../../fixtures/statistics-cases.json'
import { findDifferences } from './findDifferences'
import { known } from './known'

const countsByName: Readonly<Record<string, ReportCounts>> = sample.counts

/** Facts about the data set and figures of other places, which the report does not hold. */
const ELSEWHERE = new Set([
  'files',
  'task',
  'model',
  'version',
  'items',
  'predictions',
  'decisions',
  'paired',
  'selectiveOther',
  'gate',
])

describe.each(Object.entries(reference.reports))('the report on %s', (name, expected) => {
  const counts = known(countsByName[name])
  const groups = counts.confidences ?? NO_CONFIDENCES
  const report = computeReport(counts)

  it.each(Object.entries(expected).filter(([key]) => !ELSEWHERE.has(key)))(
    'has the expected %s',
    (key, value) => {
      expect(report).toHaveProperty(key)
      expect(findDifferences(report[key as keyof typeof report], value, key)).toEqual([])
    },
  )

  it('counts what each threshold of the grid would accept', () => {
    const onGrid = countOnGrid(groups).map(({ threshold, n, errors }) => [threshold, [n, errors]])
    expect(Object.fromEntries(onGrid)).toEqual(expected.gate.gridCounts)
    expect(report.selective.threshold).toBe(expected.gate.recommendedThreshold)
  })

  it('gives the gate its bounds for agreement, kappa and critical errors', () => {
    const { n, agreed } = counts.agreement
    const { agreement, kappa, criticalError } = expected.gate
    expect(
      findDifferences(
        {
          lower: report.agreement.lower95,
          remainingEstimate: remainingEstimate(cellsOfCounts(n, agreed), agreement.target, 0.05),
        },
        { lower: agreement.lower, remainingEstimate: agreement.remainingEstimate },
      ),
    ).toEqual([])
    expect(
      findDifferences(
        asymptoticLowerBound(report.kappa.value, report.kappa.se, n, 0.05),
        kappa.lower,
      ),
    ).toEqual([])
    if (criticalError === null) return
    expect(
      findDifferences(
        upperBound(cellsOfCounts(criticalError.n, criticalError.errors), 0.05),
        criticalError.upper,
      ),
    ).toEqual([])
  })

  it('agrees with the one-off analyses at a fixed n', () => {
    const { sgr, ltt } = expected.selectiveOther
    for (const { n, errors, bound } of sgr.trace) {
      expect(findDifferences(clopperPearsonUpper(n, errors, 0.05 / sgr.steps), bound)).toEqual([])
    }
    for (const { n, errors, p } of ltt.trace) {
      expect(findDifferences(binomialTail(n, errors, ltt.target), p)).toEqual([])
    }
    expect(
      findDifferences(summarise(guaranteeRisk(groups, 0.02, 0.05)), {
        threshold: sgr.threshold,
        upperBound: sgr.upperBound,
      }),
    ).toEqual([])
    expect(
      findDifferences(summarise(learnThenTest(countOnGrid(groups), 0.02, 0.05)), {
        threshold: ltt.threshold,
        upperBound: ltt.upperBound,
      }),
    ).toEqual([])
  })
})

function summarise(choice: { threshold: number; upperBound: number } | null) {
  return choice
    ? { threshold: choice.threshold, upperBound: choice.upperBound }
    : { threshold: null, upperBound: null }
}
