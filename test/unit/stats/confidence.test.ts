import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adaptiveCalibrationError,
  brierMulticlass,
  brierScore,
  brierTerm,
  calibrationBins,
  expectedCalibrationError,
} from '../../../shared/stats/confidence/calibration'
import {
  collectGroups,
  groupConfidences,
  NO_CONFIDENCES,
} from '../../../shared/stats/confidence/groups'
import {
  areaUnderRiskCoverage,
  riskCoveragePoints,
  thinRiskCoverage,
} from '../../../shared/stats/confidence/riskCoverage'
import {
  chooseThreshold,
  countOnGrid,
  gridValueFor,
  THRESHOLD_GRID,
} from '../../../shared/stats/confidence/threshold'
import { findDifferences } from './findDifferences'

// Few distinct confidences, so that ties are common; some of them on the edges of bins.
const pair = fc.record({
  confidence: fc.oneof(
    fc.integer({ min: 0, max: 15 }).map((i) => i / 15),
    fc.integer({ min: 0, max: 20 }).map((i) => i / 20),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  n: fc.constant(1),
  agreed: fc.integer({ min: 0, max: 1 }),
})
const pairLists = fc.array(pair, { minLength: 1, maxLength: 80 })

/** The definitions, applied to single pairs without any grouping. */
function byHand(pairs: readonly { readonly confidence: number; readonly agreed: number }[]) {
  const sorted = pairs.toSorted((a, b) => a.confidence - b.confidence)
  const n = sorted.length
  const gap = (piece: typeof sorted): number =>
    Math.abs(sum(piece.map((p) => p.agreed)) - sum(piece.map((p) => p.confidence))) / n
  const cuts = Array.from({ length: 14 }, (_, j) => {
    let cut = Math.floor(((j + 1) * n) / 15)
    while (cut > 0 && cut < n && sorted[cut]?.confidence === sorted[cut - 1]?.confidence) cut += 1
    return cut
  })
  const edges = [0, ...cuts, n]
  return {
    ece: sum(
      Array.from({ length: 15 }, (_, b) =>
        gap(sorted.filter(({ confidence: c }) => (b === 0 || c > b / 15) && c <= (b + 1) / 15)),
      ),
    ),
    adaptiveEce: sum(edges.slice(1).map((end, i) => gap(sorted.slice(edges[i], end)))),
    brier: sum(sorted.map((p) => (p.confidence - p.agreed) ** 2)) / n,
  }
}

describe('calibration', () => {
  it('follows the definitions over single pairs, however they are grouped', () => {
    fc.assert(
      fc.property(pairLists, (pairs) => {
        const groups = collectGroups(pairs)
        expect(
          findDifferences(
            {
              ece: expectedCalibrationError(groups),
              adaptiveEce: adaptiveCalibrationError(groups),
              brier: brierScore(groups),
            },
            byHand(pairs),
          ),
        ).toEqual([])
        expect(sum(calibrationBins(groups).map((bin) => bin.n))).toBe(pairs.length)
      }),
    )
  })

  it('puts an edge into the bin below it', () => {
    for (let edge = 1; edge <= 15; edge++) {
      const bins = calibrationBins(collectGroups([{ confidence: edge / 15, n: 1, agreed: 1 }]))
      expect(bins.findIndex((bin) => bin.n === 1)).toBe(edge - 1)
    }
    const bins = calibrationBins(collectGroups([{ confidence: 0, n: 1, agreed: 1 }]))
    expect(bins[0]).toEqual({ lo: 0, hi: 1 / 15, n: 1, confidence: 0, agreement: 1 })
  })

  it('is unknown without pairs, and its bins are empty', () => {
    expect(expectedCalibrationError(NO_CONFIDENCES)).toBeNull()
    expect(adaptiveCalibrationError(NO_CONFIDENCES)).toBeNull()
    expect(brierScore(NO_CONFIDENCES)).toBeNull()
    expect(calibrationBins(NO_CONFIDENCES)).toHaveLength(15)
    expect(calibrationBins(NO_CONFIDENCES).every((bin) => bin.confidence === null)).toBe(true)
  })

  it('scores all labels only where every label has a score', () => {
    expect(brierTerm(['a', 'b'], { a: 0.75, b: 0.25 }, 'a')).toBe(0.125)
    expect(brierTerm(['a', 'b', 'c'], { a: 0.75, b: 0.25 }, 'a')).toBeNull()
    expect(brierTerm(['a', 'toString'], { a: 1 }, 'a')).toBeNull()
    expect(brierMulticlass(0.5, 4, 4)).toBe(0.125)
    expect(brierMulticlass(0.5, 3, 4)).toBeNull()
    expect(brierMulticlass(0, 0, 0)).toBeNull()
  })
})

describe('the risk–coverage curve', () => {
  it('does not depend on the order of pairs, and takes typed arrays', () => {
    fc.assert(
      fc.property(pairLists, (pairs) => {
        const groups = collectGroups(pairs)
        const turned = collectGroups(pairs.toReversed())
        const typed = {
          confidence: Float64Array.from(groups.confidence),
          n: Uint32Array.from(groups.n),
          agreed: Uint32Array.from(groups.agreed),
        }
        for (const other of [turned, typed]) {
          expect(riskCoveragePoints(other)).toEqual(riskCoveragePoints(groups))
          expect(areaUnderRiskCoverage(other)).toBe(areaUnderRiskCoverage(groups))
        }
      }),
    )
  })

  it('ends with everything accepted, at the error of all', () => {
    fc.assert(
      fc.property(pairLists, (pairs) => {
        const errors = pairs.length - sum(pairs.map((p) => p.agreed))
        const points = riskCoveragePoints(collectGroups(pairs))
        expect(points.at(-1)).toMatchObject({ coverage: 1, risk: errors / pairs.length })
        expect(points.map((p) => p.coverage)).toEqual(
          points.map((p) => p.coverage).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('has the overall error as its area where confidence says nothing', () => {
    const groups = collectGroups([{ confidence: 0.7, n: 40, agreed: 31 }])
    expect(areaUnderRiskCoverage(groups)).toBeCloseTo(9 / 40, 14)
  })

  it('is empty without pairs', () => {
    expect(riskCoveragePoints(NO_CONFIDENCES)).toEqual([])
    expect(areaUnderRiskCoverage(NO_CONFIDENCES)).toBeNull()
  })
})

describe('the threshold for partial automation', () => {
  it('is chosen from counts at and above each value of the grid', () => {
    fc.assert(
      fc.property(pairLists, (pairs) => {
        expect(countOnGrid(collectGroups(pairs))).toEqual(
          THRESHOLD_GRID.map((threshold) => {
            const accepted = pairs.filter((p) => p.confidence >= threshold)
            const errors = accepted.filter((p) => p.agreed === 0).length
            return { threshold, n: accepted.length, errors }
          }),
        )
      }),
    )
  })

  it('is unknown without evidence, or with thin evidence', () => {
    expect(chooseThreshold(countOnGrid(NO_CONFIDENCES), 0.02, 0.05)).toBeNull()
    const thin = collectGroups([{ confidence: 1, n: 150, agreed: 150 }])
    expect(chooseThreshold(countOnGrid(thin), 0.02, 0.05)).toBeNull()
    const enough = collectGroups([{ confidence: 1, n: 450, agreed: 450 }])
    expect(chooseThreshold(countOnGrid(enough), 0.02, 0.05)?.threshold).toBe(0.5)
  })

  it('stops a walk at the first threshold that fails, even if a lower one would pass', () => {
    const counts = THRESHOLD_GRID.map((threshold) => {
      if (threshold === 0.92) return { threshold, n: 700, errors: 40 }
      return { threshold, n: 5000, errors: 10 }
    })
    // Starts at 0.999, 0.99 and 0.95 stop before 0.92; the one at 0.8 does not meet it.
    expect(chooseThreshold(counts, 0.02, 0.05)?.threshold).toBe(0.5)
    const withoutLowStart = counts.map((count) =>
      count.threshold === 0.8 ? { ...count, errors: 4000 } : count,
    )
    expect(chooseThreshold(withoutLowStart, 0.02, 0.05)?.threshold).toBe(0.94)
  })

  it('keeps its bound at or below the error allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(0.01, 0.02, 0.05),
        (n, errors, maxError) => {
          const groups = collectGroups([{ confidence: 0.9, n, agreed: Math.max(0, n - errors) }])
          const choice = chooseThreshold(countOnGrid(groups), maxError, 0.05)
          expect(choice?.upperBound ?? 0).toBeLessThanOrEqual(maxError + 1e-12)
        },
      ),
    )
  })

  it('set by hand counts as the grid value below it', () => {
    expect(gridValueFor(0.93)).toBe(0.92)
    expect(gridValueFor(0.92)).toBe(0.92)
    expect(gridValueFor(1)).toBe(0.999)
    expect(gridValueFor(0.49)).toBeNull()
  })
})

it('groups are the same from single pairs, in whatever order they come', () => {
  fc.assert(
    fc.property(pairLists, (pairs) => {
      const of = (agreed: number) =>
        pairs.filter((one) => one.agreed === agreed).map(({ confidence }) => confidence)
      const { confidence, n, agreed } = groupConfidences(of(1), of(0))
      const groups = { confidence: [...confidence], n: [...n], agreed: [...agreed] }
      expect(groups).toEqual(collectGroups(pairs))
    }),
  )
})

describe('the thin curve of risk and coverage', () => {
  const many = fc.array(
    fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      n: fc.constant(1),
      agreed: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 500, maxLength: 1500 },
  )

  it('has points of the whole one, its ends and its peaks among them, and few', () => {
    fc.assert(
      fc.property(many, (pairs) => {
        const whole = riskCoveragePoints(collectGroups(pairs))
        const thin = thinRiskCoverage(whole)
        const risks = (points: typeof whole) => points.map(({ risk }) => risk)
        expect(whole.filter((point) => thin.includes(point))).toEqual(thin)
        expect([thin[0], thin.at(-1)]).toEqual([whole[0], whole.at(-1)])
        expect(Math.max(...risks(thin))).toBe(Math.max(...risks(whole)))
        expect(Math.min(...risks(thin))).toBe(Math.min(...risks(whole)))
        expect(thin.length).toBeLessThanOrEqual(400 + THRESHOLD_GRID.length)
      }),
      { numRuns: 30 },
    )
  })

  it('says the same of each threshold of the grid', () => {
    fc.assert(
      fc.property(many, (pairs) => {
        const whole = riskCoveragePoints(collectGroups(pairs))
        const thin = thinRiskCoverage(whole)
        for (const threshold of THRESHOLD_GRID) {
          const accepted = (points: typeof whole) =>
            points.findLast((point) => point.threshold >= threshold)
          expect(accepted(thin)).toBe(accepted(whole))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is the whole one where that is short', () => {
    const whole = riskCoveragePoints(collectGroups([{ confidence: 0.5, n: 3, agreed: 2 }]))
    expect(thinRiskCoverage(whole)).toBe(whole)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
