import { unreachable } from '../result'
import type { Event } from '../schema/event'
import { instantToMs } from '../schema/instant'
import type { Payload, PayloadPart } from '../schema/payload'
import type { CheckedEvent, Scores } from './parsed'

type WithoutDigest<E> = E extends unknown ? Omit<E, 'digest'> : never

/** What is known of an event before its digest, which needs a hash that is not at hand here. */
export type EventFacts = WithoutDigest<CheckedEvent>

/** Takes from an event what is stored, in the form in which it is stored. */
export function eventToFacts(event: Event): EventFacts {
  const { id, task } = event
  switch (event.type) {
    case 'prediction':
      return {
        type: 'prediction',
        id,
        task,
        itemId: event.item.id,
        value: event.prediction.value,
        model: event.model,
        version: event.version,
        payload: event.item.payload === undefined ? null : payloadToJson(event.item.payload),
        segment: event.item.segment ?? null,
        confidence: event.prediction.confidence,
        scores: scoresToJson(event.prediction.scores),
        explanation: explanationToJson(event.prediction.explanation),
        createdAt: toMs(event.created_at),
      }
    case 'decision':
      return {
        type: 'decision',
        id,
        task,
        itemId: event.item_id,
        value: event.value,
        decider: event.decider,
        decidedAt: toMs(event.decided_at),
        independent: event.saw_prediction !== true,
        durationMs: event.duration_ms ?? null,
        note: event.note ?? '',
      }
    case 'outcome':
      return {
        type: 'outcome',
        id,
        task,
        itemId: event.item_id,
        value: event.value,
        observedAt: toMs(event.observed_at),
      }
    default:
      return unreachable(event)
  }
}

/** Keeps the fields a payload has and none that it does not know. */
function payloadToJson(payload: Payload): string {
  return JSON.stringify(
    payload.kind === 'parts'
      ? { kind: payload.kind, title: payload.title, parts: payload.parts.map(partFields) }
      : partFields(payload),
  )
}

function partFields(part: PayloadPart): PayloadPart {
  const { kind, title } = part
  switch (kind) {
    case 'text':
      return { kind, title, text: part.text }
    case 'image':
      return { kind, title, mime: part.mime, data: part.data, file: part.file }
    case 'pdf':
      return { kind, title, data: part.data, file: part.file }
    case 'table':
      return { kind, title, fields: part.fields }
    case 'json':
      return { kind, title, data: part.data }
    default:
      return unreachable(kind)
  }
}

function scoresToJson(scores: Readonly<Record<string, number>> | undefined): Scores | null {
  return scores === undefined ? null : { json: JSON.stringify(scores), labels: Object.keys(scores) }
}

function explanationToJson(
  explanation: { readonly text?: unknown; readonly features?: unknown } | undefined,
): string | null {
  if (explanation === undefined) return null
  return JSON.stringify({ text: explanation.text, features: explanation.features })
}

/** The schema has let through only what is an instant. */
function toMs(instant: string): number {
  const ms = instantToMs(instant)
  if (ms === null) throw new Error(`not an instant: ${instant}`)
  return ms
}
