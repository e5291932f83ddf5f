import { succeed } from '../result'
import type { Value } from '../schema/event'
import { answerOf } from './answers'
import { noEvents, type EventLine, type ImportContext, type MappedRow } from './context'
import { decisionLine, nameItem, outcomeLine, predictionLine, type ImportedItem } from './events'
import {
  booleanOf,
  fieldsOf,
  instantTextOf,
  isFields,
  listOf,
  numberOf,
  textOf,
  valueAt,
  type Fields,
} from './fields'
import { payloadOfFields } from './payloads'

/** A task of Label Studio, as it exports it or as we do: predictions, and annotations as decisions. */
export function mapLabelStudioTask(row: unknown, context: ImportContext): MappedRow {
  if (!isFields(row)) return noEvents('the task is no object')
  const { item_id: ownId, segment, ...shown } = fieldsOf(row['data'])
  const meta = fieldsOf(row['meta'])
  const payload = payloadOfFields(shown, fieldsOf(meta['titles']))
  const mapped = context.map['item_id'] === undefined ? null : valueAt(row, context.map['item_id'])
  const given = textOf(mapped) ?? textOf(ownId) ?? textOf(row['id'])
  const id = nameItem(given, payload, context)
  if (id === null) return noEvents('the task has neither an id nor data')
  const item: ImportedItem = { id, payload, segment: textsOf(segment) }
  const events = [
    ...listOf(row['predictions'])
      .filter(isFields)
      .flatMap((one) => predictionOf(item, one, context)),
    ...listOf(row['annotations'] ?? row['completions'])
      .filter(isFields)
      .flatMap((one) => annotationOf(id, one, context)),
  ]
  return events.length > 0
    ? succeed(events)
    : noEvents('the task has no prediction and no annotation with a choice')
}

function predictionOf(
  item: ImportedItem,
  one: Fields,
  context: ImportContext,
): readonly EventLine[] {
  const choice = choiceOf(one, context)
  if (!choice) return []
  const { meta, value } = choice
  const named = splitVersion(textOf(one['model_version']))
  return [
    predictionLine(
      item,
      {
        event: textOf(meta['id']),
        model: textOf(meta['model']) ?? named.model,
        version: textOf(meta['version']) ?? named.version,
        value,
        confidence: numberOf(one['score']) ?? undefined,
        scores: meta['scores'],
        explanation: meta['explanation'],
        at: instantTextOf(one['created_at']),
      },
      context,
    ),
  ]
}

function annotationOf(id: string, one: Fields, context: ImportContext): readonly EventLine[] {
  if (one['was_cancelled'] === true) return []
  const choice = choiceOf(one, context)
  if (!choice) return []
  const { meta, value } = choice
  const at = instantTextOf(one['created_at'])
  if (textOf(meta['ground_truth_from']) !== null) return [outcomeLine(id, { value, at }, context)]
  if (meta['taken_back'] === true && meta['saw_prediction'] === true) return []
  const seconds = numberOf(one['lead_time'])
  const decision = decisionLine(
    id,
    {
      event: textOf(meta['id']),
      decider: textOf(meta['decider']) ?? annotatorOf(one['completed_by']),
      value,
      at,
      sawPrediction: booleanOf(meta['saw_prediction']) ?? beganWithPrediction(one),
      durationMs: seconds === null ? null : Math.round(seconds * 1000),
      note: textOf(meta['note']),
    },
    context,
  )
  return one['ground_truth'] === true
    ? [decision, outcomeLine(id, { value, at }, context)]
    : [decision]
}

/** The answer in a result, of the control that the mapping names where there are several. */
function choiceOf(
  entry: Fields,
  context: ImportContext,
): { readonly value: Value; readonly meta: Fields } | null {
  const wanted = context.map['value']
  for (const result of listOf(entry['result']).filter(isFields)) {
    if (wanted !== undefined && result['from_name'] !== wanted) continue
    const value = fieldsOf(result['value'])
    const said =
      value['choices'] ?? value['taxonomy'] ?? value['number'] ?? value['rating'] ?? value['text']
    // A text area gives its lines as a list.
    const chosen = answerOf(
      context.kind === 'text' && Array.isArray(said) ? said.join('\n') : said,
      context,
    )
    if (chosen !== null) return { value: chosen, meta: fieldsOf(result['meta']) }
  }
  return null
}

/** Label Studio notes which prediction an annotation was begun from. */
function beganWithPrediction(one: Fields): boolean {
  const parent = one['parent_prediction']
  return typeof parent === 'number' || Object.keys(fieldsOf(one['prediction'])).length > 0
}

function annotatorOf(by: unknown): string | null {
  if (isFields(by)) return textOf(by['email']) ?? textOf(by['username']) ?? textOf(by['id'])
  return typeof by === 'number' ? `annotator-${by}` : textOf(by)
}

/** `digits 2.0.0` is model and version; a single word is the version of a model that has to be named. */
function splitVersion(text: string | null): {
  readonly model: string | null
  readonly version: string | null
} {
  if (text === null) return { model: null, version: null }
  const at = text.lastIndexOf(' ')
  return at < 1
    ? { model: null, version: text }
    : { model: text.slice(0, at), version: text.slice(at + 1) }
}

function textsOf(value: unknown): Readonly<Record<string, string>> | null {
  const entries = Object.entries(fieldsOf(value)).flatMap(([key, inner]) => {
    const text = textOf(inner)
    return text === null ? [] : [[key, text] as const]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : null
}
