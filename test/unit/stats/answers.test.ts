import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFigures, jaccardIndex, multiLabelFigures } from '../../../shared/stats/answers'

function sumNumbers(pairs: readonly (readonly [human: number, model: number])[]) {
  const sum = (of: (human: number, model: number) => number) =>
    pairs.reduce((total, [human, model]) => total + of(human, model), 0)
  return {
    kind: 'number',
    difference: sum((x, y) => Math.abs(x - y)),
    human: sum((x) => x),
    model: sum((_, y) => y),
    humanSquared: sum((x) => x * x),
    modelSquared: sum((_, y) => y * y),
    product: sum((x, y) => x * y),
  } as const
}

const figuresOf = (pairs: readonly (readonly [number, number])[]) =>
  answerFigures(sumNumbers(pairs), pairs.length)

describe('sets of labels', () => {
  it.each([
    [[], [], 1],
    [['a'], [], 0],
    [['a', 'b'], ['b', 'c'], 1 / 3],
    [['a', 'b'], ['b', 'a'], 1],
  ])('%j and %j have a Jaccard index of %d', (a, b, index) => {
    expect(jaccardIndex(a, b)).toBe(index)
    expect(jaccardIndex(b, a)).toBe(index)
  })

  it('have precision and recall for each label', () => {
    const [[label, figures] = ['', null]] = multiLabelFigures([
      { label: 'a', both: 3, human: 4, model: 6 },
    ])
    expect(label).toBe('a')
    expect(figures).toEqual({ precision: 0.5, recall: 0.75, f1: 0.6, support: 4 })
  })
})

describe('numbers', () => {
  it('agree by their mean difference and concordance', () => {
    // Worked by hand: means 2 and 3, variances 2/3 each, covariance 2/3, so 2·(2/3) / (4/3 + 1) = 4/7.
    const figures = figuresOf([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    expect(figures).toMatchObject({ kind: 'number', meanAbsoluteDifference: 1 })
    expect('concordance' in figures ? figures.concordance : null).toBeCloseTo(4 / 7, 12)
  })

  it('have no concordance where nothing varies or nothing is there', () => {
    const nothing = { kind: 'number', meanAbsoluteDifference: null, concordance: null }
    expect(figuresOf([])).toEqual(nothing)
    expect(figuresOf([[5, 5]])).toMatchObject({ meanAbsoluteDifference: 0, concordance: null })
    expect(figuresOf([[5, 6]])).toMatchObject({ concordance: 0 })
  })

  it('have a concordance within −1 and 1 that does not depend on who is who', () => {
    const pair = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const one = figuresOf(pairs)
        const other = figuresOf(pairs.map(([x, y]) => [y, x] as const))
        if (one.kind !== 'number' || other.kind !== 'number') throw new Error('another kind')
        expect(one.concordance === null).toBe(other.concordance === null)
        expect(Math.abs(one.concordance ?? 0)).toBeLessThanOrEqual(1 + 1e-12)
        expect(other.concordance ?? 0).toBeCloseTo(one.concordance ?? 0, 12)
      }),
    )
  })
})
