import type { Value } from '../../schema/event'
import type { Payload } from '../../schema/payload'
import type { Task } from '../../schema/task'
import type { ExportDecision, ExportPrediction } from '../facts'
import type { ChosenItem } from '../filter'
import { instantOf } from '../instants'
import type { People } from '../names'
import { shownFields } from './fields'

export interface LabelStudioFacts {
  readonly task: string
  readonly kind: Task['kind']
  readonly split: string | null
  readonly chosen: ChosenItem
  readonly payload: Payload | null
  readonly people: People
  readonly parse: (json: string) => unknown
}

/**
 * One item as a task of Label Studio. What models said is in its predictions, what people said in its annotations; who
 * and how stands in the `meta` of each result, as people here are not users there.
 */
export function labelStudioTask(facts: LabelStudioFacts): unknown {
  const { chosen, payload, task, split, kind } = facts
  const { item, answer, predictions } = chosen
  const { truth, automatic } = item
  const fields = payload ? shownFields(payload) : []
  return {
    data: {
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      item_id: item.itemId,
      segment: item.segment,
    },
    meta: {
      task,
      split,
      titles: Object.fromEntries(
        fields.flatMap(({ name, title }) => (title === '' ? [] : [[name, title]])),
      ),
      arrived_at: item.arrivedAt === null ? null : instantOf(item.arrivedAt),
      value: answer.value,
      value_from: answer.source,
      stage: item.route?.stage ?? null,
      route_reason: item.route?.reason ?? null,
      automatic: automatic && {
        model: automatic.model,
        version: automatic.version,
        value: automatic.value,
        decided_at: instantOf(automatic.decidedAt),
      },
    },
    predictions: predictions.map((one) => predictionEntry(one, fields[0]?.name, facts)),
    annotations: [
      ...item.decisions.map((one) => decisionEntry(one, fields[0]?.name, facts)),
      ...(truth && truth.value !== null
        ? [
            {
              ground_truth: true,
              created_at: instantOf(truth.at),
              result: [
                choice(`truth-${item.itemId}`, kind, truth.value, fields[0]?.name, {
                  ground_truth_from: truth.source,
                }),
              ],
            },
          ]
        : []),
    ],
  }
}

function predictionEntry(
  one: ExportPrediction,
  field: string | undefined,
  { parse, kind }: LabelStudioFacts,
): unknown {
  return {
    model_version: `${one.model} ${one.version}`,
    score: one.confidence,
    created_at: instantOf(one.createdAt),
    result: [
      choice(one.event, kind, one.value, field, {
        id: one.event,
        model: one.model,
        version: one.version,
        ...(one.scores ? { scores: parse(one.scores.json) } : {}),
        ...(one.explanation ? { explanation: parse(one.explanation.json) } : {}),
      }),
    ],
  }
}

function decisionEntry(
  one: ExportDecision,
  field: string | undefined,
  { people, kind }: LabelStudioFacts,
): unknown {
  return {
    ground_truth: false,
    was_cancelled: false,
    created_at: instantOf(one.decidedAt),
    ...(one.durationMs === null ? {} : { lead_time: one.durationMs / 1000 }),
    result: [
      choice(people.decision(one.event), kind, one.value, field, {
        id: people.decision(one.event),
        decider: people.name(one.decider),
        saw_prediction: !one.independent,
        taken_back: one.takenBack,
        lane: one.lane,
        note: one.note,
      }),
    ],
  }
}

/**
 * One answer as a result of the control that `labelConfig` makes for the task's kind. No two results of a file may have
 * the same id.
 */
const choice = (
  id: string,
  kind: Task['kind'],
  value: Value,
  field = 'text',
  meta: Readonly<Record<string, unknown>>,
) => ({
  id,
  from_name: 'label',
  to_name: field,
  ...controlOf(kind, value),
  meta,
})

function controlOf(
  kind: Task['kind'],
  value: Value,
): { readonly type: string; readonly value: unknown } {
  if (typeof value === 'number') return { type: 'number', value: { number: value } }
  if (kind === 'text') return { type: 'textarea', value: { text: [value] } }
  return { type: 'choices', value: { choices: typeof value === 'string' ? [value] : value } }
}
