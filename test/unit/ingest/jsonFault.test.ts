import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '../../../shared/ingest/jsonFault'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('what is wrong with a line that is no JSON', () => {
  it.each([
    ['', 1, 'ends in the middle'],
    ['{"a":1', 7, 'ends in the middle'],
    ['{"a":NaN}', 6, 'NaN is not JSON'],
    ['{"a":-Infinity}', 6, '-Infinity is not JSON'],
    ['{"a":None}', 6, 'write null'],
    ['{"a":True}', 6, 'small letters'],
    ["{'a':1}", 2, 'double quotes'],
    ['{"a":\'b\'}', 6, 'double quotes'],
    ['{"a":1,}', 8, 'a name in double quotes'],
    ['{"a" 1}', 6, 'a ":" is missing'],
    ['{"a":1 "b":2}', 8, 'a "," or "}" is missing'],
    ['[1 2]', 4, 'a "," or "]" is missing'],
    ['[1,]', 4, 'a value is missing'],
    ['{"a":01}', 6, 'not a JSON value'],
    ['{"a":"b', 6, 'not closed'],
    ['{"a":"\t"}', 6, 'must be escaped'],
    ['{"a":1}{"b":2}', 8, 'a line of its own'],
  ])('%s: at character %i', (text, column, message) => {
    expect(jsonFault(text)).toEqual({ column, message: expect.stringContaining(message) })
  })

  it('finds a fault exactly where JSON.parse does', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', ' ', 'x', '1'))
      .map(([text, at, what]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + what + text.slice(place + 1)
      })
    fc.assert(
      fc.property(damaged, (text) => {
        expect(jsonFault(text) === null).toBe(isJson(text))
      }),
      { numRuns: 500 },
    )
  })

  it('copes with long and deep lines', () => {
    expect(jsonFault('['.repeat(1_000_000))).toMatchObject({ column: 1_000_001 })
    expect(jsonFault(`"${'x'.repeat(1_000_000)}`)).toMatchObject({ column: 1 })
  })
})
