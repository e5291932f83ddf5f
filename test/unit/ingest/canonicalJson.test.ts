import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, maxDepth } from '../../../shared/ingest/canonicalJson'

/** The same value with the keys of every object put in the order of a shuffled list. */
function shuffled(value: unknown, order: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, order))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, inner], index) => {
    const rank = order[index % order.length] ?? 0
    return { rank, entry: [key, shuffled(inner, order)] as const }
  })
  return Object.fromEntries(fields.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry))
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

describe('canonical JSON', () => {
  it('sorts keys and leaves out white space', () => {
    const text = '{ "b": [1, 2.50, "x"], "a": {"d": null, "c": true}, "": -0 }'
    expect(canonicalJson(JSON.parse(text))).toBe('{"":0,"a":{"c":true,"d":null},"b":[1,2.5,"x"]}')
  })

  it('does not depend on the order of keys', () => {
    const orders = fc.array(fc.integer(), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.jsonValue(), orders, (value, order) => {
        expect(canonicalJson(shuffled(value, order))).toBe(canonicalJson(value))
      }),
    )
  })

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const canonical = canonicalJson(JSON.parse(text))
        expect(JSON.parse(canonical ?? '')).toEqual(JSON.parse(text))
      }),
    )
  })

  it('is the same text only for the same value', () => {
    // Small values, so that many of the pairs are equal and many nearly are.
    const small = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 2 },
        fc.constantFrom(null, true, 0, 1, '', 'a', '1'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 }),
      ),
    })).value
    fc.assert(
      fc.property(small, small, (one, other) => {
        const isSame = canonicalJson(one) === canonicalJson(other)
        expect(isSame).toBe(isDeepStrictEqual(plain(one), plain(other)))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['"a\\"b"', '"\\\\"', '"\\u0000"', '"\\n"', '"\\ud800"', '"😀"', '"\\u2028"', '"é"'])(
    'writes the text %s as JSON.stringify does',
    (text) => {
      expect(canonicalJson(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)))
    },
  )

  it('takes a key named __proto__ for a key', () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":true},"a":1}')
    expect(canonicalJson(value)).toBe('{"__proto__":{"polluted":true},"a":1}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('refuses what is nested too deeply, however deeply', () => {
    expect(canonicalJson(JSON.parse(nested(maxDepth)))).toBe(nested(maxDepth))
    expect(canonicalJson(JSON.parse(nested(maxDepth + 1)))).toBeNull()
    expect(canonicalJson(JSON.parse(nested(500_000)))).toBeNull()
    const objects = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)
    expect(canonicalJson(JSON.parse(objects))).toBeNull()
  })
})

/** As it comes out of JSON. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
