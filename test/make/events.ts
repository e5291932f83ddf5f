import { createHash } from 'node:crypto'
import type { CheckedEvent, ParsedBatch, ParsedLine } from '../../shared/ingest/parsed'

type Prediction = Extract<CheckedEvent, { type: 'prediction' }>
type Decision = Extract<CheckedEvent, { type: 'decision' }>
type Outcome = Extract<CheckedEvent, { type: 'outcome' }>

/** 2026-03-02T09:00:00Z: the first morning of all made events. */
export const morning = Date.UTC(2026, 2, 2, 9)
export const day = 86_400_000

let serial = 0

interface PredictionMade extends Partial<Omit<Prediction, 'scores'>> {
  readonly scores?: Readonly<Record<string, number>> | null
}

export function makePrediction(facts: PredictionMade = {}): Prediction {
  const { scores = { cat: 0.8, dog: 0.15, owl: 0.05 }, ...rest } = facts
  const itemId = facts.itemId ?? `item-${++serial}`
  const version = facts.version ?? '1'
  return withDigest({
    type: 'prediction',
    id: `p-${version}-${itemId}`,
    task: 'animals',
    itemId,
    value: 'cat',
    model: 'eyes',
    version,
    payload: JSON.stringify({ kind: 'text', text: `what is ${itemId}?` }),
    segment: { site: 'north' },
    confidence: 0.8,
    explanation: null,
    createdAt: morning,
    ...rest,
    scores: scores && { json: JSON.stringify(scores), labels: Object.keys(scores) },
  })
}

export function makeDecision(facts: Partial<Decision> & { readonly itemId: string }): Decision {
  const decider = facts.decider ?? 'operator-a'
  return withDigest({
    type: 'decision',
    id: `d-${decider}-${facts.itemId}`,
    task: 'animals',
    value: 'cat',
    decider,
    decidedAt: morning + 60_000,
    independent: true,
    durationMs: null,
    note: '',
    ...facts,
  })
}

export function makeOutcome(facts: Partial<Outcome> & { readonly itemId: string }): Outcome {
  return withDigest({
    type: 'outcome',
    id: `o-${facts.itemId}`,
    task: 'animals',
    value: 'cat',
    observedAt: morning + day,
    ...facts,
  })
}

/** Lines as the parser gives them, each standing for its JSON text. */
export function makeBatch(events: readonly CheckedEvent[], firstLine = 1): ParsedBatch {
  const texts = events.map((event) => Buffer.from(`${JSON.stringify(event)}\n`))
  let from = 0
  const lines = events.map((event, index): ParsedLine => {
    const next = from + (texts[index]?.length ?? 0)
    const line: ParsedLine = {
      kind: 'event',
      event,
      line: firstLine + index,
      from,
      to: next - 1,
      next,
    }
    from = next
    return line
  })
  return { bytes: Buffer.concat(texts), lines }
}

function withDigest<Facts extends CheckedEvent>(
  facts: Omit<Facts, 'digest'> & { digest?: Uint8Array },
): Facts {
  const { digest: _, ...content } = facts
  const digest = createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16)
  return { ...facts, digest } as unknown as Facts
}
