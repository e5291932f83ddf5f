import { fail, succeed, type Result } from '../result'
import type { RulingKind } from '../schema/ruling'

/** What is known of an item when somebody rules on it. Answers are labels by their number. */
export interface RulingFacts {
  readonly itemExists: boolean
  /** Another reviewer holds it and their time is not up. */
  readonly heldByOther: boolean
  readonly kind: RulingKind
  /** The value that came with the ruling: null where none did, `unknown` where the task has no such label. */
  readonly value: number | null | 'unknown'
  /** What the model says; null where it says nothing. */
  readonly predicted: number | null
  /** The answer that stands among people; null while nobody has decided. */
  readonly answer: number | null
  /** All that people said. */
  readonly people: readonly number[]
  readonly isSame: (a: number, b: number) => boolean
}

export type RulingProblem =
  | 'no_item'
  | 'held_by_other'
  | 'undecided'
  | 'no_prediction'
  | 'no_value'
  | 'unknown_value'
  | 'nobody_said'
  | 'somebody_right'

/**
 * The ground truth that a ruling sets, null where it is ambiguous. Where people differ, `human-right`
 * may say whose value is meant. `both-wrong` must not name what somebody said: that would hide who was right.
 */
export function planRuling(facts: RulingFacts): Result<number | null, RulingProblem> {
  const { kind, value, predicted, answer, people } = facts
  if (!facts.itemExists) return fail('no_item')
  if (facts.heldByOther) return fail('held_by_other')
  if (answer === null) return fail('undecided')
  if (value === 'unknown') return fail('unknown_value')
  const isSaid = (one: number, others: readonly number[]) =>
    others.some((other) => facts.isSame(one, other))
  switch (kind) {
    case 'ambiguous':
      return succeed(null)
    case 'model-right':
      return predicted === null ? fail('no_prediction') : succeed(predicted)
    case 'human-right':
      if (value === null) return succeed(answer)
      return isSaid(value, people) ? succeed(value) : fail('nobody_said')
    case 'both-wrong':
      if (value === null) return fail('no_value')
      return isSaid(value, predicted === null ? people : [predicted, ...people])
        ? fail('somebody_right')
        : succeed(value)
  }
}
