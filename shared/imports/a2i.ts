import { succeed } from '../result'
import type { Value } from '../schema/event'
import { answerOf } from './answers'
import { noEvents, type EventLine, type ImportContext, type MappedRow } from './context'
import { decisionLine, nameItem, predictionLine, type ImportedItem } from './events'
import {
  fieldsOf,
  instantTextOf,
  isFields,
  jsonOf,
  listOf,
  numberOf,
  textOf,
  valueAt,
} from './fields'
import { payloadOf, payloadOfFields } from './payloads'

/**
 * One `output.json` of a human loop of Amazon A2I. Which part of an answer is the label depends on the template of the
 * loop: the mapping names its path, else the only text in the answer is taken.
 */
export function mapHumanLoop(row: unknown, context: ImportContext): MappedRow {
  if (!isFields(row)) return noEvents('the output is no object')
  const { map } = context
  const at = (field: string) => (map[field] === undefined ? undefined : valueAt(row, map[field]))
  const input = fieldsOf(jsonOf(row['inputContent']))
  const shown = at('text')
  const payload = shown === undefined ? payloadOfFields(input) : payloadOf(shown)
  const id = nameItem(textOf(at('item_id')) ?? textOf(row['humanLoopName']), payload, context)
  if (id === null) return noEvents('the output names no human loop')
  const item: ImportedItem = { id, payload, segment: null }
  const events = [
    ...predictionOf(item, at, context),
    ...listOf(row['humanAnswers'])
      .filter(isFields)
      .flatMap((answer): readonly EventLine[] => {
        const value = labelOf(answer['answerContent'], context)
        if (value === null) return []
        const seconds = numberOf(answer['timeSpentInSeconds'])
        return [
          decisionLine(
            id,
            {
              event: null,
              decider: workerOf(answer),
              value,
              at: instantTextOf(answer['submissionTime']),
              sawPrediction: at('model_value') !== undefined && map['independent'] === undefined,
              durationMs: seconds === null ? null : Math.round(seconds * 1000),
            },
            context,
          ),
        ]
      }),
  ]
  return events.length > 0
    ? succeed(events)
    : noEvents('no answer has a label: name its path with --map value=PATH, such as category.label')
}

function predictionOf(
  item: ImportedItem,
  at: (field: string) => unknown,
  context: ImportContext,
): readonly EventLine[] {
  const value = answerOf(at('model_value'), context)
  if (value === null) return []
  const said = {
    event: null,
    model: textOf(at('model')),
    version: textOf(at('version')),
    value,
    confidence: numberOf(at('model_confidence')) ?? undefined,
    at: instantTextOf(at('predicted_at')),
  }
  return [predictionLine(item, said, context)]
}

/** The text at the path; without a path the only text there is, as classifiers give `{"category":{"label":"…"}}`. */
function labelOf(content: unknown, context: ImportContext): Value | null {
  const path = context.map['value']
  if (path !== undefined) return answerOf(valueAt(content, path), context)
  const found: string[] = []
  const waiting: unknown[] = [content]
  while (waiting.length > 0) {
    const value = waiting.pop()
    const text = textOf(value)
    if (text !== null) found.push(text)
    else if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value))
  }
  return found.length === 1 ? answerOf(found[0], context) : null
}

function workerOf(answer: ReturnType<typeof fieldsOf>): string | null {
  const identity = fieldsOf(fieldsOf(answer['workerMetadata'])['identityData'])
  return textOf(answer['workerId']) ?? textOf(identity['sub'])
}
