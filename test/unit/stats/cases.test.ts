import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../../../shared/stats/agreement/kappa'
import { gwetAC1 } from '../../../shared/stats/agreement/gwet'
import { krippendorffAlphaOfTable } from '../../../shared/stats/agreement/krippendorff'
import { matthewsCorrelation } from '../../../shared/stats/agreement/mcc'
import { labelFigures } from '../../../shared/stats/agreement/perLabel'
import { alarmPath } from '../../../shared/stats/betting/alarm'
import { asymptoticInterval, asymptoticLowerBound } from '../../../shared/stats/betting/asymptotic'
import { auditFigures } from '../../../shared/stats/betting/audit'
import {
  cellsOfCounts,
  confidenceSequence95,
  flipCells,
  lowerBound,
  upperBound,
} from '../../../shared/stats/betting/bounds'
import { differenceLowerBound, overlapCells } from '../../../shared/stats/betting/differences'
import { logE } from '../../../shared/stats/betting/evidence'
import { remainingEstimate } from '../../../shared/stats/betting/remaining'
import {
  adaptiveCalibrationError,
  brierScore,
  expectedCalibrationError,
} from '../../../shared/stats/confidence/calibration'
import { collectGroups } from '../../../shared/stats/confidence/groups'
import {
  areaUnderRiskCoverage,
  riskCoveragePoints,
} from '../../../shared/stats/confidence/riskCoverage'
import { chooseThreshold } from '../../../shared/stats/confidence/threshold'
import { clopperPearsonInterval, wilsonInterval } from '../../../shared/stats/interval'
import reference from '../../fixtures/statistics-cases.json'
import { findDifferences } from './findDifferences'

interface Counts {
  readonly n: number
  readonly k: number
}

/** How each kind of reference case is computed here. The arguments are those of the fixture. */
const computations = {
  wilson95: ({ n, k }: Counts) => wilsonInterval(n, k),
  clopperPearson95: ({ n, k }: Counts) => clopperPearsonInterval(n, k),
  confidenceSequence95: ({ n, k }: Counts) => confidenceSequence95(cellsOfCounts(n, k)),
  lowerBound: ({ n, k, alpha }: Counts & { alpha: number }) =>
    lowerBound(cellsOfCounts(n, k), alpha),
  upperBound: ({ n, k, alpha }: Counts & { alpha: number }) =>
    upperBound(cellsOfCounts(n, k), alpha),
  logE: ({ n, k, m, q }: Counts & { m: number; q: 1 | 3 }) => logE(m, cellsOfCounts(n, k), q),
  remaining: ({ n, k, target, alpha }: Counts & { target: number; alpha: number }) =>
    remainingEstimate(cellsOfCounts(n, k), target, alpha),
  nonInferiorityLower: (args: {
    both: number
    modelOut: number
    humansSplit: number
    alpha: number
  }) => differenceLowerBound(overlapCells({ ...args, level: args.both }), args.alpha),
  auditError: (args: { cells: [number, number, number][]; alpha: number; limit: number }) => {
    const cells = args.cells.map(([value, weight, n]) => ({ value, weight, n }))
    return {
      ...auditFigures(cells, args.alpha),
      logEAbove: logE(args.limit, cells, 3),
      logEBelow: logE(1 - args.limit, flipCells(cells), 1),
    }
  },
  alarmPath: ({ limit, weeks }: { limit: number; weeks: [number, number][] }) =>
    alarmPath(
      limit,
      weeks.map(([audited, errors]) => cellsOfCounts(audited, errors)),
    ),
  selectiveAnytime: (args: {
    target: number
    alpha: number
    counts: Record<string, [number, number]>
  }) =>
    chooseThreshold(
      Object.entries(args.counts).map(([threshold, [n, errors]]) => ({
        threshold: Number(threshold),
        n,
        errors,
      })),
      args.target,
      args.alpha,
    ),
  asymptoticCS95: ({ value, se, n }: { value: number; se: number; n: number }) => ({
    twoSided: asymptoticInterval(value, se, n),
    lower: asymptoticLowerBound(value, se, n, 0.05),
  }),
  contingency: ({ table }: { table: number[][] }) => ({
    kappa: cohenKappa(table),
    gwetAC1: gwetAC1(table),
    krippendorffAlpha: krippendorffAlphaOfTable(table),
    mcc: matthewsCorrelation(table),
    perLabel: Object.fromEntries(
      labelFigures(table).map((figures, index) => [String.fromCodePoint(97 + index), figures]),
    ),
  }),
  calibration: (args: { confidence: number[]; agree: number[] }) => {
    const groups = collectGroups(
      args.confidence.map((confidence, i) => ({ confidence, n: 1, agreed: args.agree[i] ?? 0 })),
    )
    return {
      ece: expectedCalibrationError(groups),
      adaptiveEce: adaptiveCalibrationError(groups),
      brier: brierScore(groups),
      aurc: areaUnderRiskCoverage(groups),
      points: riskCoveragePoints(groups),
    }
  },
}

describe('every reference case comes out as computed elsewhere', () => {
  it.each(reference.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    expect(computations).toHaveProperty(one.fn)
    // The fixture says which arguments go with which function; the compiler cannot.
    const compute = computations[one.fn as keyof typeof computations] as (args: unknown) => unknown
    expect(findDifferences(compute(one.args), one.expected)).toEqual([])
  })
})
