import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { partOf, splitParts } from '../../../shared/exports/split'
import { bucketOf } from '../../../shared/routing/bucket'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const place = (item: string) => bucketOf(sha256, 'animals', item, 'split')
const items = Array.from({ length: 20_000 }, (_, index) => `item-${index}`)

describe('splits', () => {
  it('are about as large as asked for', () => {
    const parts = splitParts([80, 10, 10])
    const counts = { train: 0, validation: 0, test: 0 }
    for (const item of items) counts[partOf(parts, place(item))]++
    expect(counts.train / items.length).toBeCloseTo(0.8, 1)
    expect(counts.validation / items.length).toBeCloseTo(0.1, 1)
    expect(counts.test / items.length).toBeCloseTo(0.1, 1)
  })

  it('put an item where it was, whatever other items there are', () => {
    const parts = splitParts([80, 20])
    expect(partOf(parts, place('item-7'))).toBe(partOf(parts, place('item-7')))
    // Published values: whoever computes them elsewhere gets the same.
    expect(
      ['item-0', 'item-1', 'item-2', 'item-3'].map((item) => partOf(parts, place(item))),
    ).toEqual(
      ['item-0', 'item-1', 'item-2', 'item-3'].map((item) =>
        Number.parseInt(sha256(`animals\n${item}\nsplit`).slice(0, 8), 16) / 2 ** 32 < 0.8
          ? 'train'
          : 'test',
      ),
    )
  })

  it('keep an item in train when train grows', () => {
    const small = splitParts([50, 50])
    const large = splitParts([80, 20])
    const left = items.filter(
      (item) => partOf(small, place(item)) === 'train' && partOf(large, place(item)) !== 'train',
    )
    expect(left).toEqual([])
  })

  it('leave nothing out where shares do not quite add up, and fill no empty part', () => {
    expect(partOf(splitParts([33.3, 33.3, 33.4]), 1 - 2 ** -32)).toBe('test')
    expect(partOf(splitParts([100, 0]), 1 - 2 ** -32)).toBe('train')
    expect(partOf(splitParts([0, 100]), 0)).toBe('test')
  })
})
