import { expect, it } from 'vitest'
import { lanes } from '../../../shared/contract/review'
import { itemWorth, mayOrder } from '../../../shared/review/order'
import { orders } from '../../../shared/schema/order'

it('orders no lane by confidence in which the prediction is hidden', () => {
  const refused = lanes.filter((lane) => !mayOrder(lane, 'least-confident'))
  expect(lanes.filter((lane) => !refused.includes(lane))).toEqual(['low-confidence', 'assisted'])
  for (const lane of lanes)
    for (const order of orders.filter((one) => one !== 'least-confident'))
      expect(mayOrder(lane, order)).toBe(true)
})

it('puts critical labels before overlap, overlap before rare segments, and the rest last', () => {
  const nothing = { isOverlap: false, isRareSegment: false, isCritical: false }
  const worths = [
    itemWorth(nothing),
    itemWorth({ ...nothing, isRareSegment: true }),
    itemWorth({ ...nothing, isOverlap: true }),
    itemWorth({ ...nothing, isOverlap: true, isRareSegment: true }),
    itemWorth({ ...nothing, isCritical: true }),
  ]
  expect(worths).toEqual(worths.toSorted((a, b) => a - b))
  expect(new Set(worths).size).toBe(5)
  expect(worths[0]).toBe(0)
})
