import type { Event } from '../schema/event'
import { instantToMs } from '../schema/instant'
import { isJsonData } from '../schema/json'
import { isBase64, isImageMime, type Payload } from '../schema/payload'
import { isIdText, wholeUnicode } from '../schema/text'

type Fields = Readonly<Record<string, unknown>>

/**
 * True only for what `eventSchema` accepts and takes the same facts from. Nearly every line passes here, at a
 * tenth of the schema's cost; what does not is left to the schema, which then says what is wrong.
 * A test holds the two together.
 */
export function isPlainEvent(value: unknown): value is Event {
  if (!isFields(value) || !isIdText(value['id']) || !isIdText(value['task'])) return false
  switch (value['type']) {
    case 'prediction':
      return isPrediction(value)
    case 'decision':
      return isDecision(value)
    case 'outcome':
      return isAbout(value) && isInstant(value['observed_at'])
    default:
      return false
  }
}

function isPrediction(event: Fields): boolean {
  const item = event['item']
  const prediction = event['prediction']
  return (
    isIdText(event['model']) &&
    isIdText(event['version']) &&
    isInstant(event['created_at']) &&
    isFields(item) &&
    isIdText(item['id']) &&
    maybe(item['payload'], isPayload) &&
    maybe(item['segment'], isSegment) &&
    isFields(prediction) &&
    isValue(prediction['value']) &&
    isUnit(prediction['confidence']) &&
    maybe(prediction['scores'], (scores) => isRecordOf(scores, isUnit)) &&
    maybe(prediction['explanation'], isExplanation)
  )
}

function isDecision(event: Fields): boolean {
  const durationMs = event['duration_ms']
  return (
    isAbout(event) &&
    isIdText(event['decider']) &&
    isInstant(event['decided_at']) &&
    maybe(event['saw_prediction'], (saw) => typeof saw === 'boolean') &&
    maybe(durationMs, (ms) => isNumber(ms) && ms >= 0) &&
    maybe(event['note'], (note) => isTextOf(note, 10_000))
  )
}

const isAbout = (event: Fields): boolean => isIdText(event['item_id']) && isValue(event['value'])

function isValue(value: unknown): boolean {
  if (isTextOf(value, 10_000) || isNumber(value)) return true
  return (
    Array.isArray(value) && value.length <= 1000 && value.every((label) => isTextOf(label, 200))
  )
}

function isExplanation(value: unknown): boolean {
  return (
    isFields(value) &&
    maybe(value['text'], isText) &&
    maybe(value['features'], (features) => isRecordOf(features, isNumber))
  )
}

function isSegment(value: unknown): boolean {
  return (
    isRecordOf(value, isSegmentText) &&
    Object.keys(value).every((key) => key !== '' && isSegmentText(key))
  )
}

const isSegmentText = (value: unknown): boolean => isTextOf(value, 200) && wholeUnicode.test(value)

/** True for a payload; one of parts may hold every kind but parts. */
function isPayload(value: unknown): value is Payload {
  if (!isFields(value)) return false
  if (value['kind'] !== 'parts') return isPart(value)
  const parts = value['parts']
  return (
    maybe(value['title'], isTitle) &&
    Array.isArray(parts) &&
    parts.length >= 1 &&
    parts.length <= 50 &&
    parts.every(isPart)
  )
}

function isPart(value: unknown): boolean {
  if (!isFields(value) || !maybe(value['title'], isTitle)) return false
  switch (value['kind']) {
    case 'text':
      return isText(value['text'])
    case 'image':
      return isText(value['mime']) && isImageMime(value['mime']) && hasOneSource(value)
    case 'pdf':
      return hasOneSource(value)
    case 'table':
      return isRecordOf(value['fields'], isCell)
    case 'json':
      return isJsonData(value['data'])
    default:
      return false
  }
}

function hasOneSource({ data, file }: Fields): boolean {
  if (data === undefined) return isTextOf(file, 1000) && file !== ''
  return file === undefined && isText(data) && isBase64(data)
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOf = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most
const isTitle = (value: unknown): boolean => isTextOf(value, 200)
const isNumber = (value: unknown): value is number => Number.isFinite(value)
const isUnit = (value: unknown): boolean => isNumber(value) && value >= 0 && value <= 1
const isInstant = (value: unknown): boolean => isText(value) && instantToMs(value) !== null
const isCell = (value: unknown): boolean =>
  value === null || isText(value) || isNumber(value) || typeof value === 'boolean'

const maybe = (value: unknown, isRight: (value: unknown) => boolean): boolean =>
  value === undefined || isRight(value)

/** A key named `__proto__` is left to the schema, which leaves it out. */
function isRecordOf(value: unknown, isRight: (value: unknown) => boolean): value is Fields {
  return (
    isFields(value) && !Object.hasOwn(value, '__proto__') && Object.values(value).every(isRight)
  )
}
