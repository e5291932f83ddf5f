import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../../shared/ingest/parseEvent'
import {
  makeDecisionLine,
  makeOutcomeLine,
  makePayloadLine,
  makePredictionLine,
} from '../../make/lines'

const parse = (line: unknown) => parseEvent(JSON.stringify(line))
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

const prediction = (changes: object) =>
  makePredictionLine({ prediction: { value: 'dog', confidence: 0.8, ...changes } })
const item = (changes: object) => makePredictionLine({ item: { id: 'item-1', ...changes } })
const image = (changes: object) => makePayloadLine({ kind: 'image', mime: 'image/png', ...changes })

describe('an event that is right', () => {
  it('becomes facts: a prediction', () => {
    const explanation = { text: 'ears', features: { ears: 0.5 }, unknown: 1 }
    const line = makePredictionLine({
      prediction: { value: 'dog', confidence: 0.8, scores: { dog: 0.8 }, explanation },
    })
    expect(parse(line)).toMatchObject({
      kind: 'event',
      media: [],
      event: {
        type: 'prediction',
        id: 'p-1',
        task: 'animals',
        itemId: 'item-1',
        value: 'dog',
        model: 'vision',
        version: '1.0.0',
        payload: '{"kind":"text","text":"it barks"}',
        segment: { site: 'north' },
        confidence: 0.8,
        scores: { json: '{"dog":0.8}', labels: ['dog'] },
        explanation: '{"text":"ears","features":{"ears":0.5}}',
        createdAt: Date.UTC(2026, 2, 1, 9),
      },
    })
  })

  it('may leave out what the item is known for already', () => {
    const line = makePredictionLine({
      item: { id: 'item-1' },
      prediction: { value: 'dog', confidence: 1 },
    })
    expect(parse(line)).toMatchObject({
      event: { payload: null, segment: null, scores: null, explanation: null },
    })
  })

  it('becomes facts: a decision', () => {
    expect(parse(makeDecisionLine())).toMatchObject({
      event: {
        type: 'decision',
        decider: 'operator-a',
        decidedAt: Date.UTC(2026, 2, 1, 9, 5),
        independent: true,
        durationMs: null,
        note: '',
      },
    })
    const told = { saw_prediction: true, duration_ms: 1200, note: 'blurred' }
    expect(parse(makeDecisionLine(told))).toMatchObject({
      event: { independent: false, durationMs: 1200, note: 'blurred' },
    })
    expect(parse(makeDecisionLine({ saw_prediction: false }))).toMatchObject({
      event: { independent: true },
    })
  })

  it('becomes facts: an outcome', () => {
    expect(parse(makeOutcomeLine())).toMatchObject({
      event: { type: 'outcome', observedAt: Date.UTC(2026, 2, 9) },
    })
  })

  it('may carry keys that nobody knows, which are not kept', () => {
    const payload = { kind: 'text', text: 'x', sender: 'me' }
    const parsed = parse({ ...makePayloadLine(payload), trace: { deep: [1, 2] } })
    expect(parsed).toMatchObject({ event: { payload: '{"kind":"text","text":"x"}' } })
  })

  it('is the same content in another order and with other white space', () => {
    const line = makePredictionLine()
    const one = parseEvent(JSON.stringify(line))
    const other = parseEvent(
      `\t${JSON.stringify(Object.fromEntries(Object.entries(line).toReversed()), null, 2)} `,
    )
    expect(one).toMatchObject({ kind: 'event' })
    expect(other).toEqual(one)
  })

  it('names its media files and where it does', () => {
    const pictures = [
      { kind: 'image', mime: 'image/png', file: 'a/b.png' },
      { kind: 'text', text: 'x' },
      { kind: 'pdf', file: 'c.pdf' },
    ]
    expect(parse(makePayloadLine({ kind: 'parts', parts: pictures }))).toMatchObject({
      media: [
        { path: 'item.payload.parts[0].file', file: 'a/b.png' },
        { path: 'item.payload.parts[2].file', file: 'c.pdf' },
      ],
    })
  })
})

describe('a line that is set aside', () => {
  it.each<[string, string, string, string, RegExp]>([
    ['an empty line', '', 'not_json', '', /ends in the middle/],
    ['one that was cut off', '{"type":"prediction",', 'not_json', '', /character 22.*middle/],
    ['NaN', '{"confidence":NaN}', 'not_json', '', /character 15, NaN is not JSON/],
    ['a list', '[]', 'schema', '', /one event/],
    ['a text', '"x"', 'schema', '', /one event/],
    ['a number', '7', 'schema', '', /one event/],
    ['null', 'null', 'schema', '', /one event/],
    ['an object without a type', '{}', 'schema', 'type', /"prediction", "decision" or "outcome"/],
    ['a million brackets', nested(500_000), 'schema', '', /nested more than 100 levels/],
  ])('%s', (_, text, reason, path, message) => {
    expect(parseEvent(text)).toEqual({
      kind: 'rejected',
      rejection: { reason, path, message: expect.stringMatching(message) },
      task: null,
    })
  })

  it.each<[string, unknown, string, RegExp]>([
    ['an unknown type', { type: 'guess' }, 'type', /but is "guess"/],
    ['no id', makeDecisionLine({ id: undefined }), 'id', /^is missing$/],
    ['an empty id', makeDecisionLine({ id: '' }), 'id', /must not be empty/],
    ['a number for an id', makeDecisionLine({ id: 7 }), 'id', /text in quotes, but is 7/],
    ['a long id', makeDecisionLine({ id: 'x'.repeat(201) }), 'id', /at most 200/],
    ['a line break in an id', makeDecisionLine({ item_id: 'a\nb' }), 'item_id', /control/],
    ['half a character', makeDecisionLine({ item_id: '\ud800' }), 'item_id', /broken Unicode/],
    [
      'confidence above 1',
      prediction({ confidence: 1.7 }),
      'prediction.confidence',
      /at most 1, but is 1\.7/,
    ],
    ['confidence below 0', prediction({ confidence: -0.1 }), 'prediction.confidence', /at least 0/],
    [
      'confidence as text',
      prediction({ confidence: '0.8' }),
      'prediction.confidence',
      /without quotes, but is "0\.8"/,
    ],
    [
      'no confidence',
      prediction({ confidence: undefined }),
      'prediction.confidence',
      /^is missing$/,
    ],
    ['a score above 1', prediction({ scores: { dog: 2 } }), 'prediction.scores.dog', /at most 1/],
    ['an object for a value', prediction({ value: {} }), 'prediction.value', /label id/],
    ['no value', makeDecisionLine({ value: undefined }), 'value', /label id/],
    [
      'a number among labels',
      makeDecisionLine({ value: ['a', 3] }),
      'value[1]',
      /text in quotes, but is 3/,
    ],
    [
      '31 February',
      makeOutcomeLine({ observed_at: '2026-02-31T00:00:00Z' }),
      'observed_at',
      /existing date/,
    ],
    [
      'a time without zone',
      makeDecisionLine({ decided_at: '2026-03-01T09:00:00' }),
      'decided_at',
      /zone/,
    ],
    ['a number for a time', makePredictionLine({ created_at: 1 }), 'created_at', /text in quotes/],
    ['an item that is a text', makePredictionLine({ item: 'item-1' }), 'item', /object/],
    [
      'a number in a segment',
      item({ segment: { site: 3 } }),
      'item.segment.site',
      /text in quotes/,
    ],
    ['a segment without name', item({ segment: { '': 'x' } }), 'item.segment.', /has a name/],
    [
      'an unknown payload',
      item({ payload: { kind: 'film' } }),
      'item.payload.kind',
      /but is "film"/,
    ],
    ['a picture without source', image({}), 'item.payload.data', /either data or file/],
    ['a picture with two', image({ data: 'aGk=', file: 'a.png' }), 'item.payload.data', /either/],
    ['no base64', image({ data: 'hello' }), 'item.payload.data', /base64/],
    [
      'a picture that is a script',
      image({ mime: 'image/svg+xml', data: 'aGk=' }),
      'item.payload.mime',
      /image\/png/,
    ],
    [
      'a table in a table',
      item({ payload: { kind: 'table', fields: { a: {} } } }),
      'item.payload.fields.a',
      /./,
    ],
    [
      'parts without any',
      item({ payload: { kind: 'parts', parts: [] } }),
      'item.payload.parts',
      /at least one/,
    ],
    [
      'parts in parts',
      item({ payload: { kind: 'parts', parts: [{ kind: 'parts', parts: [] }] } }),
      'item.payload.parts[0].kind',
      /must be/,
    ],
    ['negative time', makeDecisionLine({ duration_ms: -1 }), 'duration_ms', /at least 0/],
    ['a long note', makeDecisionLine({ note: 'x'.repeat(10_001) }), 'note', /10000 characters/],
  ])('%s', (_, line, path, message) => {
    expect(parse(line)).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'schema', path, message: expect.stringMatching(message) },
    })
  })

  it('for a number that no computer can hold', () => {
    const text = JSON.stringify(makePayloadLine({ kind: 'json', data: 'HERE' }))
    expect(parseEvent(text.replace('"HERE"', '[1e400]'))).toMatchObject({
      rejection: { reason: 'schema', path: 'item.payload.data' },
    })
  })

  it.each([
    '../x.png',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    './a',
    'C:\\x.png',
    'a\\b',
    'c:x',
    'a\u0000b',
  ])('for the media path %s', (file) => {
    expect(parse(image({ file }))).toMatchObject({
      rejection: { reason: 'media_path', path: 'item.payload.file' },
      task: 'animals',
    })
  })

  it('still tells its task, where that can be read', () => {
    expect(parse(prediction({ confidence: 2 }))).toMatchObject({ task: 'animals' })
    expect(parse({ task: 7 })).toMatchObject({ task: null })
  })
})

describe('a key named __proto__', () => {
  it.each(['', '"item":{"id":"i","segment":{"__proto__":"x","site":"north"}},'])(
    'does no harm beside %s',
    (inside) => {
      const text = JSON.stringify(makePredictionLine())
      const parsed = parseEvent(`${text.slice(0, -1)},${inside}"__proto__":{"polluted":true}}`)
      expect(parsed).toMatchObject({ kind: 'event', event: { segment: { site: 'north' } } })
      expect(JSON.stringify(parsed)).not.toContain('"__proto__":"x"')
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
  )
})

it('tells the bad input apart as far as one line shows it', () => {
  const lines = readFileSync('test/fixtures/bad-input.jsonl', 'latin1').split('\n')
  const outcomes = lines.map((line) => {
    const parsed = parseEvent(line)
    return parsed.kind === 'event' ? 'event' : parsed.rejection.reason
  })
  expect(outcomes.slice(4, 8)).toEqual(['not_json', 'not_json', 'schema', 'schema'])
  expect(outcomes[12]).toBe('media_path')
})
