import { eventSchema, type Event } from '../schema/event'
import { firstFieldError } from '../schema/issues'
import { isSafeMediaPath, mediaFields } from '../schema/payload'
import { isIdText } from '../schema/text'
import { canonicalJson, maxDepth } from './canonicalJson'
import { eventToFacts, type EventFacts } from './eventFacts'
import { jsonFault } from './jsonFault'
import type { Rejection } from './parsed'
import { isPlainEvent } from './plainEvent'

/** A media file that an event names, with the path of the field that does. */
export interface MediaField {
  readonly path: string
  readonly file: string
}

export type ParsedText =
  | {
      readonly kind: 'event'
      readonly event: EventFacts
      /** What the digest is taken of. */
      readonly canonical: string
      /** Whether they are there is for those to say who can see the disk. */
      readonly media: readonly MediaField[]
    }
  | {
      readonly kind: 'rejected'
      readonly rejection: Rejection
      readonly task: string | null
    }

/** Reads one line: an event that is right by itself, or why it is set aside. */
export function parseEvent(text: string): ParsedText {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return rejected({ reason: 'not_json', path: '', message: notJson(text) }, null)
  }
  const canonical = canonicalJson(value)
  if (canonical === null)
    return rejected(schemaFault('', `is nested more than ${maxDepth} levels deep`), taskOf(value))
  if (isPlainEvent(value)) return checkMedia(value, canonical)
  const parsed = eventSchema.safeParse(value)
  if (parsed.success) return checkMedia(parsed.data, canonical)
  const { path, message } = firstFieldError(parsed.error, value)
  const isWhole = path === ''
  return rejected(schemaFault(path, isWhole ? notAnEvent : message), taskOf(value))
}

const notAnEvent = 'the line must be one event: a JSON object such as {"type":"prediction", …}'

function notJson(text: string): string {
  const fault = jsonFault(text)
  return fault === null
    ? 'the line is not JSON'
    : `is not JSON: at character ${fault.column}, ${fault.message}`
}

const schemaFault = (path: string, message: string): Rejection => ({
  reason: 'schema',
  path,
  message,
})

function rejected(rejection: Rejection, task: string | null): ParsedText {
  return { kind: 'rejected', rejection, task }
}

/** The task that a broken event names, so that its lines can be found again. */
function taskOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('task' in value)) return null
  return isIdText(value.task) ? value.task : null
}

function checkMedia(event: Event, canonical: string): ParsedText {
  const payload = event.type === 'prediction' ? event.item.payload : undefined
  const media = payload === undefined ? [] : mediaFields(payload)
  const outside = media.find(({ file }) => !isSafeMediaPath(file))
  if (outside === undefined) {
    const fields = media.map(({ path, file }) => ({ path: `item.payload.${path}`, file }))
    return { kind: 'event', event: eventToFacts(event), canonical, media: fields }
  }
  const message = `must be a relative path inside the media folder, with "/" between folders, but is ${JSON.stringify(outside.file.slice(0, 100))}`
  const path = `item.payload.${outside.path}`
  return rejected({ reason: 'media_path', path, message }, event.task)
}
