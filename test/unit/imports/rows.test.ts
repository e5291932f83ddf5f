import { describe, expect, it } from 'vitest'
import { mapRow, mustMap } from '../../make/imports'

/** The instant that a decision at such a time gets. */
const at = (decided_at: unknown) =>
  mustMap('parquet', { item_id: 'x', value: 'cat', decider: 'a', decided_at })[0]?.['decided_at']

describe('tables', () => {
  const map = {
    item_id: 'case',
    text: 'body',
    value: 'verdict',
    decider: 'who',
    model_value: 'guess',
    model_confidence: 'p',
    'segment.site': 'place',
  }
  const row = {
    case: 12,
    body: 'a purring thing',
    verdict: 'cat',
    who: 'lead-a',
    guess: 'dog',
    p: '0.25',
    place: 'north',
  }

  it('are read by the columns that are named', () => {
    expect(mustMap('csv', row, { map, model: 'eyes', version: '1' })).toMatchObject([
      {
        type: 'prediction',
        item: {
          id: '12',
          payload: { kind: 'text', text: 'a purring thing' },
          segment: { site: 'north' },
        },
        prediction: { value: 'dog', confidence: 0.25 },
      },
      { type: 'decision', item_id: '12', decider: 'lead-a', value: 'cat' },
    ])
  })

  it('name an item after its content where they have no id, and show other columns as a table', () => {
    const plain = {
      value: 'cat',
      model_value: 'cat',
      model_confidence: 1,
      length: 3,
      colour: 'red',
    }
    const facts = { model: 'eyes', version: '1', decider: 'lead-a' }
    const [prediction, decision] = mustMap('csv', plain, facts)
    expect(prediction).toMatchObject({
      item: { payload: { kind: 'table', fields: { length: 3, colour: 'red' } } },
    })
    expect(decision?.['item_id']).toMatch(/^item-[0-9a-f]{20}$/)
    expect(mustMap('csv', plain, facts)).toEqual([prediction, decision])
  })

  it('say why a row makes no event', () => {
    expect(mapRow('csv', { value: 'cat' })).toMatch(/names no item/)
    expect(mapRow('csv', { item_id: 'x' })).toMatch(/no value of a person/)
  })

  it('understand times with and without a zone, in seconds and as dates', () => {
    expect(at('2026-03-01T09:00:00+01:00')).toBe('2026-03-01T09:00:00+01:00')
    expect(at('2026-03-01 09:00:00')).toBe('2026-03-01T09:00:00Z')
    expect(at('2026-03-01')).toBe('2026-03-01T00:00:00Z')
    expect(at(1_760_000_000)).toBe('2025-10-09T08:53:20.000Z')
    expect(at(1_760_000_000_000n)).toBe('2025-10-09T08:53:20.000Z')
    expect(at(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
  })

  it('never take a value of the model, or the truth, for what a person said', () => {
    const own = { item_id: 'x', value: 'cat', value_from: 'model', ground_truth: 'owl' }
    expect(mustMap('csv', own)).toMatchObject([{ type: 'outcome', value: 'owl' }])
  })
})
