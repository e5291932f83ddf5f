import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventToFacts } from '../../../shared/ingest/eventFacts'
import { isPlainEvent } from '../../../shared/ingest/plainEvent'
import { eventSchema, type Event } from '../../../shared/schema/event'
import {
  makeDecisionLine,
  makeOutcomeLine,
  makePayloadLine,
  makePredictionLine,
} from '../../make/lines'

const part = { kind: 'text', text: 'x' }
const whole: readonly Record<string, unknown>[] = [
  makePredictionLine(),
  makePredictionLine({ item: { id: 'item-1' } }),
  makePredictionLine({
    prediction: {
      value: ['a', 'b'],
      confidence: 1,
      explanation: { text: 'why', features: { ears: -0.5 } },
    },
  }),
  makeDecisionLine({ saw_prediction: true, duration_ms: 12.5, note: 'hm', value: 4 }),
  makeOutcomeLine(),
  makePayloadLine({ kind: 'image', mime: 'image/png', data: 'aGk=', title: 'a picture' }),
  makePayloadLine({ kind: 'image', mime: 'image/webp', file: 'a/b.webp' }),
  makePayloadLine({ kind: 'pdf', file: 'a.pdf' }),
  makePayloadLine({ kind: 'table', fields: { a: 1, b: 'x', c: true, d: null } }),
  makePayloadLine({ kind: 'json', data: { a: [1, { b: null }] } }),
  makePayloadLine({ kind: 'parts', title: 'both', parts: [part, { ...part, title: 'second' }] }),
]

/** What somebody might put in place of a field's value. */
const oddities: readonly unknown[] = [
  undefined,
  null,
  '',
  'x'.repeat(201),
  'x'.repeat(10_001),
  'a\u0000b',
  '\ud800',
  '2026-02-31T00:00:00Z',
  -1,
  1.5,
  Infinity,
  true,
  [],
  {},
  ['a', 1],
  { a: 1 },
  { a: Infinity },
  JSON.parse('{"__proto__":"x","a":"b"}'),
  [{ kind: 'parts', parts: [part] }],
  'text',
  'json',
  'parts',
  'not base64!',
]

/** Every path to a value inside, down to the leaves. */
function pathsOf(value: unknown, above: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [above]
  const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...above, key]))
  return above.length === 0 ? inner : [above, ...inner]
}

function replaceAt(value: unknown, path: readonly string[], odd: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return odd
  const copy = Object.assign(Array.isArray(value) ? [] : {}, value)
  const inner: unknown = Reflect.get(copy, key)
  Reflect.set(copy, key, replaceAt(inner, rest, odd))
  return copy
}

const isSameEvent = (one: Event, other: Event): boolean =>
  isDeepStrictEqual(eventToFacts(one), eventToFacts(other))

describe('the quick check of an event', () => {
  it.each(whole.map((event) => [JSON.stringify(event).slice(0, 120), event]))(
    'lets through %s',
    (_, event) => {
      expect(isPlainEvent(event)).toBe(true)
      expect(eventSchema.parse(event)).toEqual(event)
    },
  )

  it('never lets through what the schema would refuse or read otherwise', () => {
    const changes = whole.flatMap((event) =>
      pathsOf(event).flatMap((path) =>
        oddities.map((odd) => ({
          changed: replaceAt(event, path, odd),
          what: `${path.join('.')} = ${JSON.stringify(odd)}`,
        })),
      ),
    )
    expect(changes.length).toBeGreaterThan(2000)
    const atOdds = changes.filter(({ changed, what }) => {
      const parsed = eventSchema.safeParse(changed)
      if (isPlainEvent(changed)) return !parsed.success || !isSameEvent(changed, parsed.data)
      // What is not plain may still be right, but then it names a key that is left out.
      return parsed.success && !what.includes('__proto__')
    })
    expect(atOdds.map(({ what }) => what)).toEqual([])
  })

  it('refuses anything that is no event', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isPlainEvent(value)).toBe(false)
      }),
    )
  })
})
