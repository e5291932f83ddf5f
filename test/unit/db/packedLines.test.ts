import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { LinePacker } from '../../../db/ingest/packedLines'
import { unpackBatch } from '../../../db/ingest/unpackBatch'
import type { EventFacts } from '../../../shared/ingest/eventFacts'
import { makeDecision, makeOutcome, makePrediction } from '../../make/events'

const contentHash = hash('sha256', 'content', 'hex')
const digest = Buffer.from(contentHash.slice(0, 16), 'hex')
const place = (line: number) => ({ line, next: line * 2 ** 33, from: line * 10, to: line * 10 + 9 })

const events: readonly EventFacts[] = [
  makePrediction(),
  makePrediction({ value: 'dog', segment: { site: 'south', desk: 'b' } }),
  makePrediction({ scores: { cat: 0.1, fox: 0.9 }, explanation: '{"text":"ears"}' }),
  makePrediction({ payload: null, segment: null, scores: null, model: 'é', version: '\u{1f98a}' }),
  makePrediction({ value: 12.5, scores: {}, segment: {}, createdAt: -1 }),
  makePrediction({ value: ['cat', 'dog'], payload: '{"kind":"text","text":"🦊 und Ü"}' }),
  makePrediction({ value: '', itemId: '=[1]', task: 'null' }),
  makeDecision({ itemId: 'a', durationMs: 0, note: 'as "seen"\n' }),
  makeDecision({ itemId: 'b', independent: false, value: '[1]', decider: '-1' }),
  makeOutcome({ itemId: 'c', value: 'null' }),
]

it('gives back what crossed from the worker, line by line', () => {
  const packer = new LinePacker(events.length + 2)
  const rejection = { reason: 'schema', path: 'item.id', message: 'is "missing"' } as const
  const rejected = { kind: 'rejected', rejection, task: null, oversize: null } as const
  packer.blank(place(1))
  packer.rejected(place(2), rejected)
  for (const [index, event] of events.entries()) packer.event(place(index + 3), event, contentHash)
  const bytes = new Uint8Array()
  const sent = structuredClone({ bytes, lines: packer.packed() })
  expect(unpackBatch(sent).lines).toEqual([
    { ...place(1), kind: 'blank' },
    { ...place(2), ...rejected },
    ...events.map((event, index) => ({
      ...place(index + 3),
      kind: 'event',
      event: { ...event, digest: new Uint8Array(digest) },
    })),
  ])
})
