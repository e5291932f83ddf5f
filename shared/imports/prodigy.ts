import { succeed } from '../result'
import type { Value } from '../schema/event'
import { answerOf } from './answers'
import { noEvents, type ImportContext, type MappedRow } from './context'
import { decisionLine, nameItem, predictionLine, type ImportedItem } from './events'
import { fieldsOf, instantTextOf, isFields, listOf, numberOf, textOf, type Fields } from './fields'
import { payloadOf, payloadOfFields } from './payloads'

/** A line of Prodigy's `db-out`: a choice among options, or yes or no to one label. */
export function mapProdigyLine(row: unknown, context: ImportContext): MappedRow {
  if (!isFields(row)) return noEvents('the line is no object')
  const meta = fieldsOf(row['meta'])
  const payload = shownOf(row)
  const given = textOf(row['id']) ?? textOf(meta['id']) ?? textOf(row['_input_hash'])
  const id = nameItem(given, payload, context)
  if (id === null) return noEvents('the line has neither an id nor a text nor a picture')
  const answer = textOf(row['answer']) ?? 'accept'
  if (answer === 'ignore') return noEvents('the answer is "ignore": nobody decided')
  const value = valueOf(row, answer, context)
  if (value === null)
    return noEvents(
      answer === 'reject'
        ? 'a label was rejected, and which other one is right is not said'
        : 'no option was chosen and no label accepted',
    )
  const item: ImportedItem = { id, payload, segment: null }
  const label = textOf(row['label'])
  const score = numberOf(row['score'] ?? meta['score'])
  const isScored = label !== null && score !== null
  const decision = decisionLine(
    id,
    {
      event: null,
      decider: textOf(row['_annotator_id']) ?? textOf(row['_session_id']),
      value,
      at: instantTextOf(row['_timestamp']),
      // Whoever says yes or no to a label has seen it.
      sawPrediction: isScored,
    },
    context,
  )
  if (!isScored) return succeed([decision])
  const said = {
    event: null,
    model: textOf(meta['model']),
    version: textOf(meta['version']),
    value: label,
    confidence: score,
    at: instantTextOf(row['_timestamp']),
  }
  return succeed([predictionLine(item, said, context), decision])
}

function shownOf(row: Fields): Fields | null {
  if (textOf(row['text']) !== null) return payloadOf(row['text'])
  if (textOf(row['image']) !== null) return payloadOf(row['image'])
  return row['html'] === undefined ? null : payloadOfFields({ html: row['html'] })
}

function valueOf(row: Fields, answer: string, context: ImportContext): Value | null {
  const { labels } = context
  const accepted = listOf(row['accept'])
  const chosen = accepted.length > 0 ? answerOf(accepted, context) : null
  const label = textOf(row['label'])
  if (answer === 'accept') return chosen ?? answerOf(label, context)
  const others = labels.filter((one) => one !== label)
  return label !== null && labels.length === 2 && others.length === 1 ? (others[0] ?? null) : null
}
