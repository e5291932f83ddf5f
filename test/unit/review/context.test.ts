import { describe, expect, it } from 'vitest'
import { minutesWithoutBreak } from '../../../shared/review/pace'
import { groupExamples } from '../../../shared/review/similar'

const minute = 60_000

describe('minutes without a break', () => {
  it.each([
    ['nobody has begun', [], 0],
    ['one has just begun', [0], 0],
    ['every two minutes something is decided', [0, 2, 4, 6, 8, 10], 10],
    ['there was a break', [0, 2, 4, 9, 11], 4],
    ['the break is going on', [5, 6, 7], 0],
  ])('where %s', (_, minutesAgo, expected) => {
    const now = 1_000_000 * minute
    const decidedAt = minutesAgo.map((ago) => now - ago * minute)
    expect(minutesWithoutBreak(decidedAt, now)).toBe(expected)
  })
})

it('gives the latest few examples of each label, each item once', () => {
  const labels = [0, 1, 0, 0, 0, 1]
  const examples = labels.map((label, item) => ({ item, label }))
  expect(groupExamples([...examples, { item: 0, label: 1 }])).toEqual([
    { label: 0, items: [0, 2, 3] },
    { label: 1, items: [1, 5] },
  ])
})
