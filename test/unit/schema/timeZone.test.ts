import { expect, it } from 'vitest'
import { isTimeZone } from '../../../shared/schema/timeZone'

it.each([
  ['UTC', true],
  ['Europe/Berlin', true],
  ['Asia/Kathmandu', true],
  ['Europe/Atlantis', false],
  ['+02:00', false],
  ['', false],
])('%j is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})
