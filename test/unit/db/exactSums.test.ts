import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutIntoParts, joinParts } from '../../../db/sqlite/figures/exactSums'

const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true })

/** The parts of numbers added with sign 1 and taken away with sign −1. */
const sum = (values: readonly (readonly [value: number, sign: number])[]) =>
  values.reduce<readonly number[]>(
    (sums, [value, sign]) =>
      cutIntoParts(value).map((part, index) => (sums[index] ?? 0) + sign * part),
    [0, 0, 0, 0, 0],
  )

describe('exact sums', () => {
  it('give a number back', () => {
    for (const value of [0, 1, -1, 0.5, 1e12, -1e12, 1e24, 123_456.789])
      expect(joinParts(cutIntoParts(value))).toBeCloseTo(value, 9)
  })

  it('forget what was added and taken away again, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 20 }), numbers, (kept, passing) => {
        const straight = sum(kept.map((value) => [value ** 2, 1]))
        const detour = sum([
          [passing ** 2, 1],
          ...kept.toReversed().map((value) => [value ** 2, 1] as const),
          [passing ** 2, -1],
        ])
        expect(detour.map((one) => one + 0)).toEqual(straight.map((one) => one + 0))
      }),
    )
  })
})
