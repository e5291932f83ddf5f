import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asymptoticInterval, asymptoticLowerBound } from '../../../shared/stats/betting/asymptotic'
import { auditFigures, auditWeight, estimateError } from '../../../shared/stats/betting/audit'
import {
  cellsOfCounts,
  confidenceSequence95,
  flipCells,
  lowerBound,
  upperBound,
} from '../../../shared/stats/betting/bounds'
import {
  differenceLowerBound,
  differenceToTarget,
  isConfidentlyWorse,
  meanDifference,
  overlapCells,
  versionCells,
} from '../../../shared/stats/betting/differences'
import { type Cell, logE } from '../../../shared/stats/betting/evidence'
import { remainingEstimate } from '../../../shared/stats/betting/remaining'
import { known } from './known'

/** What the last places of a bound may be off. */
const ROUNDING = 1e-12

const cell = fc.record({
  value: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  weight: fc.constantFrom(0.1, 0.5, 1),
  n: fc.nat({ max: 400 }),
})
const cellLists = fc.array(cell, { maxLength: 5 })
const chances = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const errors = fc.double({ min: 0.001, max: 0.5, noNaN: true })
const exponents = fc.constantFrom(1 as const, 3 as const)

describe('the evidence E', () => {
  it('falls as the mean it bets against grows', () => {
    fc.assert(
      fc.property(cellLists, chances, chances, exponents, (cells, a, b, q) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(logE(high, cells, q)).toBeLessThanOrEqual(logE(low, cells, q) + 1e-9)
      }),
    )
  })

  it('does not depend on the order or the grouping of observations', () => {
    fc.assert(
      fc.property(cellLists, chances, exponents, (cells, m, q) => {
        const halves = cells.flatMap((one) => [
          { ...one, n: Math.floor(one.n / 2) },
          { ...one, n: Math.ceil(one.n / 2) },
        ])
        const given = logE(m, cells, q)
        expect(Math.abs(logE(m, halves.toReversed(), q) - given)).toBeLessThan(
          1e-9 * (1 + Math.abs(given)),
        )
      }),
    )
  })

  it('is worth 1 before anything was seen', () => {
    expect(logE(0.9, [], 1)).toBeCloseTo(0, 14)
    expect(logE(0.9, cellsOfCounts(0, 0), 3)).toBeCloseTo(0, 14)
  })

  it('is a fair game: over all outcomes its mean is 1 at the mean it bets against', () => {
    const m = 0.8
    for (const n of [1, 5, 12]) {
      let mean = 0
      for (let k = 0; k <= n; k++) {
        const probability = choose(n, k) * m ** k * (1 - m) ** (n - k)
        mean += probability * Math.exp(logE(m, cellsOfCounts(n, k), 1))
      }
      expect(mean).toBeCloseTo(1, 12)
    }
  })

  it('has an answer at the ends of the scale', () => {
    expect(logE(0, cellsOfCounts(10, 5), 1)).toBe(Infinity)
    expect(logE(0, cellsOfCounts(10, 0), 1)).toBeLessThan(0)
    expect(logE(1, cellsOfCounts(10, 10), 1)).toBeCloseTo(0, 12)
    expect(logE(1, cellsOfCounts(10, 5), 1)).toBeLessThan(0)
  })
})

describe('bounds that hold at all times', () => {
  it('enclose the mean seen', () => {
    fc.assert(
      fc.property(cellLists, errors, exponents, (cells, alpha, q) => {
        const mean = estimateError(cells) ?? 0.5
        const [low, high] = [lowerBound(cells, alpha, q), upperBound(cells, alpha, q)]
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(mean + ROUNDING)
        expect(high).toBeGreaterThanOrEqual(mean - ROUNDING)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('are where the evidence reaches 1/α', () => {
    fc.assert(
      fc.property(cellLists, errors, exponents, (cells, alpha, q) => {
        const low = lowerBound(cells, alpha, q)
        fc.pre(low > 1e-6)
        expect(logE(low, cells, q)).toBeGreaterThanOrEqual(-Math.log(alpha) - 1e-9)
        expect(logE(low + 1e-9, cells, q)).toBeLessThan(-Math.log(alpha))
      }),
    )
  })

  it('move out with the confidence asked for', () => {
    fc.assert(
      fc.property(cellLists, errors, errors, (cells, a, b) => {
        const [strict, loose] = a < b ? [a, b] : [b, a]
        expect(lowerBound(cells, strict)).toBeLessThanOrEqual(lowerBound(cells, loose) + ROUNDING)
        expect(upperBound(cells, strict)).toBeGreaterThanOrEqual(
          upperBound(cells, loose) - ROUNDING,
        )
      }),
    )
  })

  it('are mirrored with the observations', () => {
    fc.assert(
      fc.property(cellLists, errors, (cells, alpha) => {
        expect(upperBound(flipCells(cells), alpha)).toBeCloseTo(1 - lowerBound(cells, alpha), 12)
      }),
    )
  })

  it('come closer with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 }), (k, rest) => {
        const few = confidenceSequence95(cellsOfCounts(k + rest, k))
        const many = confidenceSequence95(cellsOfCounts(20 * (k + rest), 20 * k))
        expect(many[0]).toBeGreaterThanOrEqual(few[0] - ROUNDING)
        expect(many[1]).toBeLessThanOrEqual(few[1] + ROUNDING)
      }),
    )
  })

  it('say nothing before anything was seen', () => {
    expect(confidenceSequence95(cellsOfCounts(0, 0))).toEqual([0, 1])
    expect(lowerBound(cellsOfCounts(50, 0), 0.05)).toBe(0)
    expect(upperBound(cellsOfCounts(50, 50), 0.05)).toBe(1)
  })

  it('survive very many observations of a very rare event', () => {
    const bounds = [
      lowerBound(cellsOfCounts(10_000_000, 3), 0.05),
      upperBound(cellsOfCounts(10_000_000, 3), 0.05),
      lowerBound(cellsOfCounts(10_000_000, 9_999_997), 0.05),
    ]
    expect(bounds.every((bound) => bound >= 0 && bound <= 1)).toBe(true)
  })
})

describe('the number of reviews still missing', () => {
  it('is just enough: that many more of the same pass, one fewer does not', () => {
    const counts = fc
      .integer({ min: 20, max: 800 })
      .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 1, max: n }) }))
    fc.assert(
      fc.property(counts, fc.constantFrom(0.6, 0.8, 0.9), ({ n, k }, target) => {
        const cells = cellsOfCounts(n, k)
        const missing = remainingEstimate(cells, target, 0.05)
        fc.pre(missing !== null && missing > 0)
        const passes = (more: number): boolean => {
          const scaled = cells.map((one) => ({ ...one, n: (one.n * (n + more)) / n }))
          return logE(target, scaled, 1) >= Math.log(20)
        }
        expect(passes(missing)).toBe(true)
        expect(passes(missing - 1)).toBe(false)
      }),
    )
  })

  it('is 0 for what passes, and unknown for what is not above its target', () => {
    expect(remainingEstimate(cellsOfCounts(500, 490), 0.9, 0.05)).toBe(0)
    expect(remainingEstimate(cellsOfCounts(100, 90), 0.9, 0.05)).toBeNull()
    expect(remainingEstimate(cellsOfCounts(100, 80), 0.9, 0.05)).toBeNull()
    expect(remainingEstimate([], 0.9, 0.05)).toBeNull()
    expect(remainingEstimate(cellsOfCounts(100, 100), 1, 0.05)).toBeNull()
  })

  it('is unknown, not endless, for a model a hair above its target', () => {
    expect(remainingEstimate(cellsOfCounts(1_000_000, 900_001), 0.9, 0.05)).toBeNull()
  })
})

describe('differences on the same items', () => {
  it('see a model that is as good as people are', () => {
    const cells = overlapCells({ level: 970, modelOut: 12, humansSplit: 24 })
    expect(meanDifference(cells)).toBeCloseTo(0, 14)
    expect(differenceLowerBound(cells, 0.05)).toBeGreaterThanOrEqual(-0.03)
    expect(remainingEstimate(cells, differenceToTarget(-0.03), 0.05)).toBe(0)
  })

  it('see a candidate that is better, and one that is not known to be', () => {
    const better = versionCells({ same: 400, onlyCandidate: 60, onlyControl: 10 })
    expect(differenceLowerBound(better, 0.05)).toBeGreaterThan(0)
    const unclear = versionCells({ same: 400, onlyCandidate: 12, onlyControl: 10 })
    expect(differenceLowerBound(unclear, 0.05)).toBeLessThan(0)
    expect(meanDifference(unclear)).toBeCloseTo(2 / 422, 12)
  })

  it('say nothing without items', () => {
    expect(meanDifference([])).toBeNull()
    expect(differenceLowerBound([], 0.05)).toBe(-1)
  })

  it('call a canary worse only beyond doubt', () => {
    const control = { n: 2000, agreed: 1900 }
    expect(isConfidentlyWorse({ n: 300, agreed: 240 }, control, 0.05)).toBe(true)
    expect(isConfidentlyWorse({ n: 300, agreed: 280 }, control, 0.05)).toBe(false)
    expect(isConfidentlyWorse({ n: 0, agreed: 0 }, control, 0.05)).toBe(false)
    expect(isConfidentlyWorse({ n: 300, agreed: 0 }, { n: 0, agreed: 0 }, 0.05)).toBe(false)
  })
})

describe('the audit sample', () => {
  it('lets every audited item stand for as many as its probability says', () => {
    // Ten errors drawn at 50 %, one at 5 %: 20 + 20 errors of 200 + 2,000 items.
    const audits = [
      { probability: 0.5, errors: 10, n: 100 },
      { probability: 0.05, errors: 1, n: 100 },
    ]
    const cells = audits.flatMap((audit): readonly Cell[] => {
      const weight = auditWeight(audit.probability, 0.05)
      return [
        { value: 1, weight, n: audit.errors },
        { value: 0, weight, n: audit.n - audit.errors },
      ]
    })
    const figures = auditFigures(cells, 0.05)
    expect(figures).toMatchObject({ n: 200, errors: 11 })
    expect(figures.estimate).toBeCloseTo(40 / 2200, 14)
    expect(figures.lower).toBeLessThan(40 / 2200)
    expect(figures.upper).toBeGreaterThan(40 / 2200)
  })

  it('says nothing without audits', () => {
    expect(auditFigures([], 0.05)).toEqual({ n: 0, errors: 0, estimate: null, lower: 0, upper: 1 })
  })
})

describe('the asymptotic confidence sequence', () => {
  it('holds its value, wider for more confidence, its one-sided end within the two-sided', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        // Asymptotic: it is not used, and not this orderly, for a handful of pairs.
        fc.integer({ min: 50, max: 100_000 }),
        fc.constantFrom(0.01, 0.05, 0.1),
        (value, se, n, alpha) => {
          const [low, high] = known(asymptoticInterval(value, se, n, alpha))
          expect(low).toBeLessThanOrEqual(value)
          expect(high).toBeGreaterThanOrEqual(value)
          const lower = known(asymptoticLowerBound(value, se, n, alpha))
          expect(lower).toBeGreaterThanOrEqual(low)
          expect(lower).toBeLessThanOrEqual(value)
          const stricter = known(asymptoticLowerBound(value, se, n, alpha / 2))
          expect(stricter).toBeLessThanOrEqual(lower)
        },
      ),
    )
  })

  it('is unknown where the coefficient is, without pairs, and where no confidence is asked for', () => {
    expect(asymptoticInterval(null, null, 100)).toBeNull()
    expect(asymptoticLowerBound(0.8, 0.1, 0, 0.05)).toBeNull()
    expect(asymptoticLowerBound(0.8, 0.1, 100, 0.5)).toBeNull()
  })
})

function choose(n: number, k: number): number {
  let result = 1
  for (let i = 1; i <= k; i++) result *= (n - k + i) / i
  return result
}
