import type { Payload } from '../../schema/payload'
import type { ChosenItem } from '../filter'
import { instantOf } from '../instants'
import type { People } from '../names'
import { shownFields } from './fields'

export interface ArgillaFacts {
  readonly task: string
  readonly split: string | null
  readonly chosen: ChosenItem
  readonly payload: Payload | null
  readonly people: People
  /** Argilla knows its users by UUIDs: one that is always the same for a name. */
  readonly uuidOf: (name: string) => string
}

/**
 * One item as a record of Argilla: the model's answer is a suggestion, people's answers are responses. What is true is
 * in the metadata, so that it is neither taken for a person's answer nor for a model's.
 */
export function argillaRecord(facts: ArgillaFacts): unknown {
  const { task, split, chosen, payload, people, uuidOf } = facts
  const { item, answer } = chosen
  const { prediction } = answer
  const standing = item.decisions.filter((one) => !one.takenBack)
  const fields = payload ? shownFields(payload) : []
  return {
    id: item.itemId,
    fields: Object.fromEntries(
      fields.map(({ name, value }) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
    metadata: {
      task,
      ...(split === null ? {} : { split }),
      ...prefixed('segment', item.segment),
      ...(answer.value === null ? {} : { value: answer.value, value_from: answer.source }),
      ...(item.truth && item.truth.value !== null
        ? {
            ground_truth: item.truth.value,
            ground_truth_from: item.truth.source,
            ground_truth_at: instantOf(item.truth.at),
          }
        : {}),
      ...(item.route ? { stage: item.route.stage } : {}),
      ...(prediction
        ? {
            model: prediction.model,
            version: prediction.version,
            predicted_at: instantOf(prediction.createdAt),
          }
        : {}),
      deciders: standing.map((one) => people.name(one.decider)),
      decided_at: standing.map((one) => instantOf(one.decidedAt)),
      independent: standing.map((one) => (one.independent ? 'yes' : 'no')),
      // Lists are of terms there, and terms are text.
      duration_ms: standing.map((one) => (one.durationMs === null ? '' : String(one.durationMs))),
    },
    suggestions: prediction
      ? {
          label: {
            value: prediction.value,
            score: prediction.confidence,
            agent: `${prediction.model} ${prediction.version}`,
          },
        }
      : {},
    responses: {
      label: standing.map((one) => ({
        value: one.value,
        user_id: uuidOf(people.name(one.decider)),
        status: 'submitted',
      })),
    },
    vectors: {},
  }
}

const prefixed = (prefix: string, entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [`${prefix}_${key}`, value]))
