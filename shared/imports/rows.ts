import { succeed } from '../result'
import { answerOf } from './answers'
import { noEvents, type EventLine, type ImportContext, type MappedRow } from './context'
import { decisionLine, nameItem, outcomeLine, predictionLine, type ImportedItem } from './events'
import {
  booleanOf,
  fieldsOf,
  instantTextOf,
  isFields,
  jsonOf,
  listOf,
  numberOf,
  textOf,
  valueAt,
  type Fields,
} from './fields'
import { payloadOf } from './payloads'

/** Our names for columns, which are those of our own exports. */
const rowFields = [
  'item_id',
  'payload',
  'text',
  'segment',
  'value',
  'decider',
  'decided_at',
  'saw_prediction',
  'duration_ms',
  'note',
  'decision_id',
  'model',
  'version',
  'model_value',
  'model_confidence',
  'model_scores',
  'predicted_at',
  'ground_truth',
  'ground_truth_at',
  'predictions',
  'decisions',
] as const
type RowField = (typeof rowFields)[number]

/** One row of a table: an item with what a model, a person and reality said of it, in columns or in lists. */
export function mapTableRow(row: unknown, context: ImportContext): MappedRow {
  if (!isFields(row)) return noEvents('the row is no object with fields')
  const get = (field: RowField) => valueAt(row, context.map[field] ?? field)
  const payload = readPayload(row, get, context)
  const id = nameItem(textOf(get('item_id')), payload, context)
  if (id === null) return noEvents('the row names no item and has no payload to name one after')
  const item: ImportedItem = { id, payload, segment: readSegment(row, get, context) }
  const events = [
    ...predictionsOf(item, get, context),
    ...decisionsOf(item, row, get, context),
    ...truthOf(item, get, context),
  ]
  return events.length > 0
    ? succeed(events)
    : noEvents('the row has no value of a person, no prediction and no ground truth')
}

type Get = (field: RowField) => unknown

function readPayload(row: Fields, get: Get, { map }: ImportContext): Fields | null {
  const payload = jsonOf(get('payload'))
  if (isFields(payload) && payload['left_out'] !== true) return payload
  const text = get('text')
  if (text !== undefined && text !== null) return payloadOf(textOf(text) ?? text)
  // Of a foreign table whatever has no other meaning is what people look at.
  const used = new Set<string>([...rowFields, ...ownColumns, ...Object.values(map)])
  const rest = Object.entries(row).filter(
    ([key, value]) => !used.has(key) && !key.startsWith('segment.') && value !== null,
  )
  if (rest.length === 0 || isFields(payload)) return null
  return {
    kind: 'table',
    fields: Object.fromEntries(rest.map(([key, value]) => [key, plain(value)])),
  }
}

/** Columns of our exports that say again what stands elsewhere, or what belongs to the workspace they come from. */
const ownColumns = [
  'task',
  'split',
  'value_from',
  'decided_by',
  'independent',
  'taken_back',
  'lane',
  'first_value',
  'final_value',
  'corrected',
  'ground_truth_from',
  'agrees',
  'automatic_value',
  'stage',
  'route_reason',
  'policy_revision',
  'arrived_at',
]

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'object' ? JSON.stringify(value) : value
}

function readSegment(
  row: Fields,
  get: Get,
  { map }: ImportContext,
): Readonly<Record<string, string>> | null {
  const whole = Object.entries(fieldsOf(jsonOf(get('segment'))))
  const mapped = Object.entries(map)
    .filter(([field]) => field.startsWith('segment.'))
    .map(([field, column]) => [field.slice('segment.'.length), valueAt(row, column)] as const)
  const entries = [...whole, ...mapped].flatMap(([key, value]) => {
    const text = textOf(value)
    return text === null ? [] : [[key, text] as const]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function predictionsOf(item: ImportedItem, get: Get, context: ImportContext): readonly EventLine[] {
  const list = listOf(jsonOf(get('predictions'))).filter(isFields)
  if (list.length > 0)
    return list.map((one) =>
      predictionLine(
        item,
        {
          event: textOf(one['id']),
          model: textOf(one['model']),
          version: textOf(one['version']),
          value: one['value'],
          confidence: one['confidence'],
          scores: one['scores'],
          explanation: one['explanation'],
          at: instantTextOf(one['created_at']),
        },
        context,
      ),
    )
  const value = answerOf(get('model_value'), context)
  if (value === null) return []
  const said = {
    event: null,
    model: textOf(get('model')),
    version: textOf(get('version')),
    value,
    confidence: numberOf(get('model_confidence')) ?? undefined,
    scores: jsonOf(get('model_scores')),
    at: instantTextOf(get('predicted_at')),
  }
  return [predictionLine(item, said, context)]
}

function decisionsOf(
  { id }: ImportedItem,
  row: Fields,
  get: Get,
  context: ImportContext,
): readonly EventLine[] {
  const list = jsonOf(get('decisions'))
  if (Array.isArray(list))
    return (
      list
        .filter(isFields)
        // What a person took back after seeing the prediction is no evidence and not what they hold.
        .filter((one) => !(one['taken_back'] === true && one['saw_prediction'] === true))
        .map((one) =>
          decisionLine(
            id,
            {
              event: textOf(one['id']),
              decider: textOf(one['decider']),
              value: one['value'],
              at: instantTextOf(one['decided_at']),
              sawPrediction: one['saw_prediction'] === true,
              durationMs: numberOf(one['duration_ms']),
              note: textOf(one['note']),
            },
            context,
          ),
        )
    )
  const value = answerOf(get('value'), context)
  // A value that our own export has from elsewhere is no person's.
  const from = textOf(row['value_from'])
  if (value === null || (from !== null && from !== 'human')) return []
  const said = {
    event: textOf(get('decision_id')),
    decider: textOf(get('decider')),
    value,
    at: instantTextOf(get('decided_at')),
    sawPrediction: booleanOf(get('saw_prediction')) === true,
    durationMs: numberOf(get('duration_ms')),
    note: textOf(get('note')),
  }
  return [decisionLine(id, said, context)]
}

function truthOf({ id }: ImportedItem, get: Get, context: ImportContext): readonly EventLine[] {
  const value = answerOf(get('ground_truth'), context)
  if (value === null) return []
  return [outcomeLine(id, { value, at: instantTextOf(get('ground_truth_at')) }, context)]
}
