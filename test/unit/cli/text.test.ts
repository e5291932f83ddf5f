import { expect, test } from 'vitest'
import { addCounts, formatCounts, formatReasons, noCounts } from '../../../cli/text/counts'
import { formatProgress, formatShare, formatShareInterval } from '../../../cli/text/figures'
import { setTable } from '../../../cli/text/table'

test('columns line up, also where a letter is made of several characters', () => {
  expect(
    setTable(
      ['name', 'n'],
      [
        ['é', 5],
        ['longer', 12],
      ],
      [1],
    ),
  ).toEqual(['name     n', 'é        5', 'longer  12'])
})

test('the counts of files add up', () => {
  const one = { ...noCounts, read: 3, accepted: 2, rejected: 1, reasons: { schema: 1 }, seconds: 1 }
  const two = { ...one, reasons: { schema: 2, not_json: 1 } }
  const sum = addCounts(one, two)
  expect(sum).toMatchObject({ read: 6, accepted: 4, rejected: 2, seconds: 2 })
  expect(sum.reasons).toEqual({ schema: 3, not_json: 1 })
  expect(formatCounts(sum)).toBe('6 read: 4 accepted, 0 duplicate, 2 rejected')
  expect(formatReasons(sum.reasons)).toBe('schema 3, not_json 1')
})

test('a figure that is not defined is a dash', () => {
  expect(formatShare(0.9337)).toBe('93.4 %')
  expect(formatShare(null)).toBe('–')
  expect(formatShareInterval([0.9, 1])).toBe('90.0–100.0 %')
})

test('progress tells the share where the whole is known', () => {
  expect(formatProgress({ done: 1_000_000, total: 4_000_000, unit: 'bytes' })).toBe(
    '25 % (1.0 of 4.0 MB)',
  )
  expect(formatProgress({ done: 1200, total: null, unit: 'events' })).toBe('1,200 events')
})
