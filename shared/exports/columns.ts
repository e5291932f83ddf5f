import type { Value } from '../schema/event'
import type { ExportRows } from '../schema/export'
import type { Task } from '../schema/task'
import type { Source } from './answer'
import type { ExportDecision, JsonText } from './facts'
import type { ChosenItem, IsSame } from './filter'
import { decisionList, jsonText, predictionList } from './lists'
import type { People } from './names'

/** What stands in one field of a row. Instants are milliseconds since 1970. */
export type Cell = string | number | boolean | null | JsonText

type CellType = 'text' | 'number' | 'integer' | 'boolean' | 'instant' | 'json'

/** What a row is made of: an item, and the one decision that the row is about. */
export interface RowSource {
  readonly task: string
  readonly split: string | null
  readonly chosen: ChosenItem
  readonly by: 'human' | 'model' | null
  readonly decider: string | null
  readonly decidedAt: number | null
  readonly independent: boolean | null
  readonly decision: ExportDecision | null
  readonly value: Value | null
  readonly valueFrom: Source | null
  readonly payload: JsonText | null
  readonly people: People
  readonly isSame: IsSame
}

export interface Column {
  readonly name: string
  readonly type: CellType
  readonly cell: (row: RowSource) => Cell
  /** Nearly every row has another value. */
  readonly isDistinct: boolean
}

const distinct = new Set(['item_id', 'decision_id', 'predictions', 'decisions', 'payload'])

const column = (name: string, type: CellType, cell: Column['cell']): Column => ({
  name,
  type,
  cell,
  isDistinct: distinct.has(name),
})

/** An answer: text, or what the task's kind of answer is written as. */
const answer = (kind: Task['kind'], name: string, of: (row: RowSource) => Value | null): Column => {
  if (kind === 'labels')
    return column(name, 'json', (row) => {
      const value = of(row)
      return value === null ? null : jsonText(value)
    })
  return column(name, kind === 'number' ? 'number' : 'text', (row) => {
    const value = of(row)
    return typeof value === 'object' && value !== null ? jsonText(value) : value
  })
}

/** The value to learn from, and who stands behind it. */
const answers = (kind: Task['kind']): readonly Column[] => [
  column('task', 'text', (row) => row.task),
  column('item_id', 'text', ({ chosen }) => chosen.item.itemId),
  column('split', 'text', (row) => row.split),
  answer(kind, 'value', (row) => row.value),
  column('value_from', 'text', (row) => row.valueFrom),
  column('decided_by', 'text', (row) => row.by),
  column('decider', 'text', (row) => (row.decider === null ? null : row.people.name(row.decider))),
  column('independent', 'boolean', (row) => row.independent),
  column('saw_prediction', 'boolean', ({ independent }) =>
    independent === null ? null : !independent,
  ),
  column('taken_back', 'boolean', ({ decision }) => decision?.takenBack ?? null),
  column('decided_at', 'instant', (row) => row.decidedAt),
  column('lane', 'text', ({ decision }) => decision?.lane ?? null),
  column('duration_ms', 'number', ({ decision }) => decision?.durationMs ?? null),
  column('note', 'text', ({ decision }) => (decision?.note ? decision.note : null)),
  column('decision_id', 'text', ({ decision, people }) =>
    decision ? people.decision(decision.event) : null,
  ),
  answer(kind, 'first_value', ({ chosen }) => chosen.answer.first?.value ?? null),
  answer(kind, 'final_value', ({ chosen }) => chosen.answer.human?.value ?? null),
  column('corrected', 'boolean', ({ chosen }) => chosen.answer.human?.corrected ?? null),
  answer(kind, 'ground_truth', ({ chosen }) => chosen.item.truth?.value ?? null),
  column('ground_truth_from', 'text', ({ chosen }) => chosen.item.truth?.source ?? null),
  column('ground_truth_at', 'instant', ({ chosen }) => chosen.item.truth?.at ?? null),
]

/** What the model said, and what became of it. Never mixed with what people said. */
const models = (kind: Task['kind']): readonly Column[] => [
  column('model', 'text', ({ chosen }) => chosen.answer.prediction?.model ?? null),
  column('version', 'text', ({ chosen }) => chosen.answer.prediction?.version ?? null),
  answer(kind, 'model_value', ({ chosen }) => chosen.answer.prediction?.value ?? null),
  column(
    'model_confidence',
    'number',
    ({ chosen }) => chosen.answer.prediction?.confidence ?? null,
  ),
  column('model_scores', 'json', ({ chosen }) => chosen.answer.prediction?.scores ?? null),
  column('agrees', 'boolean', agrees),
  answer(kind, 'automatic_value', ({ chosen }) => chosen.item.automatic?.value ?? null),
  column('stage', 'text', ({ chosen }) => chosen.item.route?.stage ?? null),
  column('route_reason', 'text', ({ chosen }) => chosen.item.route?.reason ?? null),
  column('policy_revision', 'integer', ({ chosen }) => chosen.item.route?.revision ?? null),
]

const items: readonly Column[] = [
  column('segment', 'json', ({ chosen }) => jsonText(chosen.item.segment)),
  column('arrived_at', 'instant', ({ chosen }) => chosen.item.arrivedAt),
  column('predictions', 'json', ({ chosen }) => predictionList(chosen.predictions)),
]

const decisions = column('decisions', 'json', ({ chosen, people }) =>
  decisionList(chosen.item, people),
)
const payload = column('payload', 'json', (row) => row.payload)

/** The columns of JSONL, CSV and Parquet, in their order; the largest come last. */
export function columnsOf(rows: ExportRows, kind: Task['kind']): readonly Column[] {
  const all = [...answers(kind), ...models(kind), ...items]
  return rows === 'item' ? [...all, decisions, payload] : [...all, payload]
}

function agrees({ chosen, decision, isSame }: RowSource): boolean | null {
  const { prediction, human, first } = chosen.answer
  const value = decision?.value ?? human?.value ?? first?.value ?? null
  return prediction && value !== null ? isSame(prediction.value, value) : null
}
