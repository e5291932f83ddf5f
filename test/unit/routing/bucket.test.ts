import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, drawItem, salts, type Salt } from '../../../shared/routing/bucket'
import vectors from '../../../docs/routing-vectors.json'
import { sha256 } from '../../make/routing'

describe('the vectors for producers', () => {
  it('have every salt, names in several scripts, and draws of both kinds', () => {
    expect(new Set(vectors.buckets.map(({ salt }) => salt))).toEqual(new Set(salts))
    expect(new Set(vectors.draws.map(({ drawn }) => drawn))).toEqual(new Set([true, false]))
  })

  it.each(vectors.buckets)('place $task / $item with salt $salt', (one) => {
    const salt = one.salt as Salt
    expect(sha256(`${one.task}\n${one.item}\n${salt}`)).toBe(one.sha256)
    expect(bucketOf(sha256, one.task, one.item, salt)).toBe(one.bucket)
  })

  it.each(vectors.draws)('draw $item with salt $salt at $probability: $drawn', (one) => {
    const { drawn } = drawItem(sha256, one.task, one.item, one.salt as Salt, one.probability)
    expect(drawn).toBe(one.drawn)
  })
})

describe('a draw', () => {
  const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  const probability = fc.double({ min: 0, max: 1, noNaN: true })

  it('is the same each time, certain at 1 and impossible at 0', () => {
    fc.assert(
      fc.property(name, name, fc.constantFrom(...salts), probability, (task, item, salt, p) => {
        const draw = drawItem(sha256, task, item, salt, p)
        expect(drawItem(sha256, task, item, salt, p)).toEqual(draw)
        expect(drawItem(sha256, task, item, salt, 1).drawn).toBe(true)
        expect(drawItem(sha256, task, item, salt, 0).drawn).toBe(false)
      }),
    )
  })

  it('at exactly its bucket is not drawn', () => {
    const bucket = bucketOf(sha256, 't', 'item-1', 'audit')
    expect(drawItem(sha256, 't', 'item-1', 'audit', bucket).drawn).toBe(false)
    expect(drawItem(sha256, 't', 'item-1', 'audit', bucket + 2 ** -32).drawn).toBe(true)
  })

  it('stays drawn as the probability grows', () => {
    fc.assert(
      fc.property(name, probability, probability, (item, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const drawn = (p: number) => drawItem(sha256, 't', item, 'canary', p).drawn
        expect(drawn(low) && !drawn(high)).toBe(false)
      }),
    )
  })

  it.each([0.05, 0.25, 0.5])('falls on a share of %d of many items, for each salt', (share) => {
    const items = Array.from({ length: 4000 }, (_, index) => `item-${index}`)
    for (const salt of salts) {
      const drawn = items.filter((item) => drawItem(sha256, 't', item, salt, share).drawn)
      const spread = 5 * Math.sqrt((share * (1 - share)) / items.length)
      expect(Math.abs(drawn.length / items.length - share)).toBeLessThan(spread)
    }
  })

  it('of one salt tells nothing of another', () => {
    const items = Array.from({ length: 4000 }, (_, index) => `item-${index}`)
    const both = items.filter(
      (item) =>
        drawItem(sha256, 't', item, 'audit', 0.5).drawn &&
        drawItem(sha256, 't', item, 'overlap', 0.5).drawn,
    )
    expect(Math.abs(both.length / items.length - 0.25)).toBeLessThan(0.04)
  })
})
