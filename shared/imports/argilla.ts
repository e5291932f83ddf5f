import { succeed } from '../result'
import type { Value } from '../schema/event'
import { answerOf } from './answers'
import { noEvents, type EventLine, type ImportContext, type MappedRow } from './context'
import { decisionLine, nameItem, outcomeLine, predictionLine, type ImportedItem } from './events'
import { fieldsOf, instantTextOf, isFields, listOf, numberOf, textOf, type Fields } from './fields'
import { payloadOfFields } from './payloads'

/** A record of Argilla: its suggestion is a prediction, its submitted responses are decisions. */
export function mapArgillaRecord(row: unknown, context: ImportContext): MappedRow {
  if (!isFields(row)) return noEvents('the record is no object')
  const metadata = fieldsOf(row['metadata'])
  const payload = payloadOfFields(
    fieldsOf(row['fields'] ?? row['inputs'] ?? (row['text'] ? { text: row['text'] } : {})),
  )
  const id = nameItem(textOf(row['id']) ?? textOf(row['external_id']), payload, context)
  if (id === null) return noEvents('the record has neither an id nor fields')
  const item: ImportedItem = { id, payload, segment: segmentOf(metadata) }
  const events = [
    ...suggestionsOf(item, row, metadata, context),
    ...responsesOf(id, row, metadata, context),
    ...truthOf(id, metadata, context),
  ]
  return events.length > 0
    ? succeed(events)
    : noEvents('the record has no suggestion and no submitted response')
}

interface Answer {
  readonly value: Value
  readonly entry: Fields
}

/** Answers to the question that the mapping names, else to the first one; as an object by question or as a list. */
function answersOf(answers: unknown, context: ImportContext): readonly Answer[] {
  const wanted = context.map['value']
  const byQuestion = isFields(answers)
    ? Object.entries(answers)
    : listOf(answers)
        .filter(isFields)
        .map((one): [string, unknown] => [textOf(one['question_name']) ?? '', one])
  const question = wanted ?? byQuestion[0]?.[0]
  return byQuestion
    .filter(([name]) => name === question)
    .flatMap(([, given]) => (Array.isArray(given) ? given : [given]))
    .flatMap((entry): readonly Answer[] => {
      const value = answerOf(isFields(entry) ? entry['value'] : entry, context)
      return value === null ? [] : [{ value, entry: fieldsOf(entry) }]
    })
}

function suggestionsOf(
  item: ImportedItem,
  row: Fields,
  metadata: Fields,
  context: ImportContext,
): readonly EventLine[] {
  // Before version 2 there was a list of labels with scores.
  const [old] = listOf(row['prediction'])
    .filter(isFields)
    .toSorted((a, b) => (numberOf(b['score']) ?? 0) - (numberOf(a['score']) ?? 0))
  const said: readonly Answer[] = old
    ? [
        {
          value: textOf(old['label']) ?? '',
          entry: { ...old, agent: row['prediction_agent'] },
        },
      ]
    : answersOf(row['suggestions'], context).slice(0, 1)
  return said.map(({ value, entry }) => {
    const agent = textOf(entry['agent'])
    const at = agent?.lastIndexOf(' ') ?? -1
    return predictionLine(
      item,
      {
        event: null,
        model: textOf(metadata['model']) ?? (agent && at > 0 ? agent.slice(0, at) : null),
        version: textOf(metadata['version']) ?? (agent ? agent.slice(at + 1) : null),
        value,
        confidence: numberOf(entry['score']) ?? undefined,
        at: instantTextOf(metadata['predicted_at']),
      },
      context,
    )
  })
}

function responsesOf(
  id: string,
  row: Fields,
  metadata: Fields,
  context: ImportContext,
): readonly EventLine[] {
  const old = textOf(row['annotation'])
  const said: readonly Answer[] =
    old === null
      ? answersOf(row['responses'], context)
      : [{ value: old, entry: { user_id: row['annotation_agent'] } }]
  return said.flatMap(({ value, entry }, index) => {
    const status = textOf(entry['status'])
    if (status !== null && status !== 'submitted') return []
    return [
      decisionLine(
        id,
        {
          event: null,
          decider: textOf(listOf(metadata['deciders'])[index]) ?? textOf(entry['user_id']),
          value,
          at:
            instantTextOf(listOf(metadata['decided_at'])[index]) ??
            instantTextOf(row['updated_at'] ?? row['event_timestamp']),
          // Suggestions are filled in for the person who answers.
          sawPrediction: listOf(metadata['independent'])[index] === 'no',
          durationMs: numberOf(listOf(metadata['duration_ms'])[index]),
        },
        context,
      ),
    ]
  })
}

function truthOf(id: string, metadata: Fields, context: ImportContext): readonly EventLine[] {
  const value = answerOf(metadata['ground_truth'], context)
  const at = instantTextOf(metadata['ground_truth_at'])
  return value === null ? [] : [outcomeLine(id, { value, at }, context)]
}

function segmentOf(metadata: Fields): Readonly<Record<string, string>> | null {
  const entries = Object.entries(metadata).flatMap(([key, value]) => {
    const text = textOf(value)
    return key.startsWith('segment_') && text !== null
      ? [[key.slice('segment_'.length), text] as const]
      : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : null
}
