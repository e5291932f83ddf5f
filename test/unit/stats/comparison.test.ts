import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differenceLowerBound, versionCells } from '../../../shared/stats/betting/differences'
import { computeComparison } from '../../../shared/stats/comparison'

const counts = fc.record({
  both: fc.nat(200),
  onlyA: fc.nat(60),
  onlyB: fc.nat(60),
  neither: fc.nat(40),
})

it('is the paired comparison of the gate, at half its error on either side', () => {
  const { n, difference, sequence95, ahead } = computeComparison([
    ['cat', { both: 200, onlyA: 5, onlyB: 60, neither: 10 }],
    ['dog', { both: 72, onlyA: 7, onlyB: 15, neither: 0 }],
  ])
  expect([n, difference]).toEqual([369, 63 / 369])
  const cells = versionCells({ same: 282, onlyControl: 12, onlyCandidate: 75 })
  expect(sequence95?.[0]).toBe(differenceLowerBound(cells, 0.025))
  expect(ahead).toBe('b')
})

it('turns round where the versions change places', () => {
  fc.assert(
    fc.property(counts, (one) => {
      const there = computeComparison([['cat', one]])
      const back = computeComparison([['cat', { ...one, onlyA: one.onlyB, onlyB: one.onlyA }]])
      expect(back.difference ?? 0).toBeCloseTo(-(there.difference ?? 0), 12)
      const [low, high] = there.sequence95 ?? [0, 0]
      const [backLow, backHigh] = back.sequence95 ?? [0, 0]
      expect(backLow).toBeCloseTo(-high, 9)
      expect(backHigh).toBeCloseTo(-low, 9)
      expect([there.ahead, back.ahead]).toSatisfy(([x, y]) =>
        x === 'open' ? y === 'open' : y === (x === 'a' ? 'b' : 'a'),
      )
    }),
    { numRuns: 50 },
  )
})

it('holds the difference within its bounds, and that of each label within its own', () => {
  fc.assert(
    fc.property(counts, counts, (cat, dog) => {
      const all = computeComparison([
        ['cat', cat],
        ['dog', dog],
      ])
      for (const { difference, sequence95 } of [all, ...Object.values(all.perLabel)]) {
        if (difference === null || sequence95 === null) continue
        expect(sequence95[0]).toBeLessThanOrEqual(difference + 1e-9)
        expect(sequence95[1]).toBeGreaterThanOrEqual(difference - 1e-9)
      }
      expect(all.agreementOfB.agreed - all.agreementOfA.agreed).toBe(all.onlyB - all.onlyA)
    }),
    { numRuns: 50 },
  )
})

it('says nothing without items', () => {
  expect(computeComparison([])).toMatchObject({
    n: 0,
    difference: null,
    sequence95: null,
    ahead: 'open',
    agreementOfA: { value: null },
  })
})
