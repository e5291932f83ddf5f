import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantToMs } from '../../../shared/schema/instant'

describe('an instant', () => {
  it.each([
    ['2026-03-01T09:00:00.000Z', Date.UTC(2026, 2, 1, 9)],
    ['2026-03-01T09:00:00Z', Date.UTC(2026, 2, 1, 9)],
    ['2026-03-01t09:00:00z', Date.UTC(2026, 2, 1, 9)],
    ['2026-03-01T09:00:00.5Z', Date.UTC(2026, 2, 1, 9, 0, 0, 500)],
    ['2026-03-01T09:00:00.123456789Z', Date.UTC(2026, 2, 1, 9, 0, 0, 123)],
    ['2026-03-01T09:00:00+05:30', Date.UTC(2026, 2, 1, 3, 30)],
    ['2026-01-01T00:30:00+01:00', Date.UTC(2025, 11, 31, 23, 30)],
    ['2026-12-31T23:30:00-01:00', Date.UTC(2027, 0, 1, 0, 30)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('%s is understood', (text, ms) => {
    expect(instantToMs(text)).toBe(ms)
  })

  it.each([
    ['2026-02-31T00:00:00Z', 'a day that does not exist'],
    ['2026-02-29T00:00:00Z', 'no leap year'],
    ['1900-02-29T00:00:00Z', 'no leap year either'],
    ['2026-04-31T00:00:00Z', 'April has 30 days'],
    ['2026-13-01T00:00:00Z', 'no such month'],
    ['2026-00-01T00:00:00Z', 'no such month'],
    ['2026-01-00T00:00:00Z', 'no such day'],
    ['2026-01-01T24:00:00Z', 'no such hour'],
    ['2026-01-01T00:60:00Z', 'no such minute'],
    ['2026-01-01T00:00:60Z', 'no such second'],
    ['2026-01-01T00:00:00', 'no zone'],
    ['2026-01-01T00:00Z', 'no seconds'],
    ['2026-01-01', 'no time'],
    ['2026-01-01 00:00:00Z', 'no T'],
    ['2026-01-01T00:00:00.Z', 'no digits after the point'],
    ['2026-01-01T00:00:00+24:00', 'no such zone'],
    ['2026-01-01T00:00:00+0100', 'a zone without colon'],
    ['2026-01-01T00:00:00Z ', 'something behind it'],
    ['+002026-01-01T00:00:00Z', 'too many digits'],
    ['1772355600000', 'a number'],
    ['', 'nothing'],
  ])('%s is refused: %s', (text) => {
    expect(instantToMs(text)).toBeNull()
  })

  it('agrees with the calendar on every day there is', () => {
    const years = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(instantToMs(date.toISOString())).toBe(date.getTime())
      }),
    )
  })
})
