import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonCutter } from '../../../db/imports/readers/jsonCutter'

/** Everything that comes out when a text goes in in pieces of this length. */
function cut(text: string, length: number) {
  const cutter = new JsonCutter()
  const objects: unknown[] = []
  for (let at = 0; at < text.length; at += length)
    objects.push(...cutter.push(text.slice(at, at + length)).map((one) => JSON.parse(one)))
  return { objects, isCut: cutter.isCut, isStray: cutter.isStray }
}

describe('JSON in pieces', () => {
  it('gives the objects of a list, wherever it is cut and however it is set', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()))
    fc.assert(
      fc.property(
        objects,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (list, length, isWide) => {
          const plain: unknown = JSON.parse(JSON.stringify(list))
          const text = JSON.stringify(list, null, isWide ? 2 : undefined)
          expect(cut(text, length)).toEqual({ objects: plain, isCut: false, isStray: false })
        },
      ),
    )
  })

  it('gives a single object, and objects one after the other', () => {
    expect(cut('\ufeff{"a":"}]"}', 3).objects).toEqual([{ a: '}]' }])
    expect(cut('{"a":1}\n{"b":[{}]}', 4).objects).toEqual([{ a: 1 }, { b: [{}] }])
  })

  it('notices an end in the middle, and what is no list of objects', () => {
    expect(cut('[{"a":1},{"b"', 5).isCut).toBe(true)
    expect(cut('id,value\n1,cat', 5).isStray).toBe(true)
  })
})
