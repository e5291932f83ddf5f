import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile, binomialTail, incompleteBeta } from '../../../shared/stats/beta'
import {
  clopperPearsonInterval,
  type Interval,
  shareOf,
  wilsonInterval,
} from '../../../shared/stats/interval'
import { known } from './known'

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }))

describe.each([
  ['Wilson', (n: number, k: number) => wilsonInterval(n, k)],
  ['Clopper–Pearson', (n: number, k: number) => clopperPearsonInterval(n, k)],
])("%s's interval", (_name, interval) => {
  it('holds its estimate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ({ n, k }) => {
        const [low, high] = ends(interval(n, k))
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(k / n)
        expect(high).toBeGreaterThanOrEqual(k / n)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is mirrored when successes and failures change places', () => {
    fc.assert(
      fc.property(counts, ({ n, k }) => {
        const [low, high] = ends(interval(n, k))
        const [mirroredLow, mirroredHigh] = ends(interval(n, n - k))
        expect(mirroredLow).toBeCloseTo(1 - high, 12)
        expect(mirroredHigh).toBeCloseTo(1 - low, 12)
      }),
    )
  })

  it('rises with the successes', () => {
    fc.assert(
      fc.property(
        counts.filter(({ n, k }) => k < n),
        ({ n, k }) => {
          const [low, high] = ends(interval(n, k))
          const [nextLow, nextHigh] = ends(interval(n, k + 1))
          expect(nextLow).toBeGreaterThan(low)
          expect(nextHigh).toBeGreaterThan(high)
        },
      ),
    )
  })

  it('reaches exactly 0 without successes and exactly 1 without failures', () => {
    expect(ends(interval(37, 0))[0]).toBe(0)
    expect(ends(interval(37, 37))[1]).toBe(1)
  })

  it('is unknown without trials', () => {
    expect(interval(0, 0)).toBeNull()
  })
})

it('a fixed-n interval is wider for more confidence', () => {
  fc.assert(
    fc.property(counts, ({ n, k }) => {
      const [low, high] = ends(wilsonInterval(n, k, 1.6))
      const [widerLow, widerHigh] = ends(wilsonInterval(n, k, 2.6))
      expect(widerLow).toBeLessThanOrEqual(low)
      expect(widerHigh).toBeGreaterThanOrEqual(high)
      const [exactLow, exactHigh] = ends(clopperPearsonInterval(n, k, 0.1))
      const [safeLow, safeHigh] = ends(clopperPearsonInterval(n, k, 0.01))
      expect(safeLow).toBeLessThanOrEqual(exactLow)
      expect(safeHigh).toBeGreaterThanOrEqual(exactHigh)
    }),
  )
})

it('a share of nothing is unknown', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(1, 4)).toBe(0.25)
})

describe('the beta distribution', () => {
  it('gives binomial tails as summing them does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, rate) => {
          expect(binomialTail(n, k, rate)).toBeCloseTo(sumBinomial(n, Math.min(k, n), rate), 12)
        },
      ),
    )
  })

  it('is inverted by its quantile, far into the tails and for large samples', () => {
    const shape = fc.oneof(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.double({ min: 0.3, max: 30, noNaN: true }),
    )
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-9, max: 0.999, noNaN: true }), (a, b, p) => {
        const x = betaQuantile(p, a, b)
        // The quantile lies between its neighbours 1e-12 away.
        expect(incompleteBeta(x - 1e-12, a, b)).toBeLessThanOrEqual(p * (1 + 1e-11))
        expect(incompleteBeta(x + 1e-12, a, b)).toBeGreaterThanOrEqual(p * (1 - 1e-11))
      }),
    )
  })

  it.each([
    // Closed forms: Beta(1, b) and Beta(a, 1).
    [0.025, 1, 20, 1 - 0.975 ** (1 / 20)],
    [0.025, 20, 1, 0.025 ** (1 / 20)],
    [0.5, 7, 7, 0.5],
    [0, 3, 4, 0],
    [1, 3, 4, 1],
  ])('has %d-quantile for (%d, %d) at %d', (p, a, b, expected) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(expected, 14)
  })
})

function ends(interval: Interval | null): Interval {
  return known(interval)
}

function sumBinomial(n: number, k: number, rate: number): number {
  let term = (1 - rate) ** n
  let sum = term
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (rate / (1 - rate))
    sum += term
  }
  return sum
}
