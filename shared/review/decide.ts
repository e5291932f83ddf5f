import { fail, succeed, type Result } from '../result'

/** What the store knows when a decision comes in. */
export interface DecideFacts {
  /** The item waits in the lane it was decided in. */
  readonly waits: boolean
  /** Somebody else holds it and their time is not up. */
  readonly heldByOther: boolean
  /** This person was already shown what the model says. */
  readonly seen: boolean
  /** The label's number within the task; null where the task has no such label. */
  readonly label: number | null
  readonly itemExists: boolean
}

export interface DecidePlan {
  readonly label: number
  /** Made without seeing the prediction. */
  readonly independent: boolean
}

export type DecideProblem = 'no_item' | 'no_label' | 'already_decided' | 'held_by_other'

/** Says whether a decision may be stored, and whether it is evidence. */
export function planDecision(facts: DecideFacts): Result<DecidePlan, DecideProblem> {
  if (!facts.itemExists) return fail('no_item')
  if (facts.label === null) return fail('no_label')
  if (!facts.waits) return fail('already_decided')
  if (facts.heldByOther) return fail('held_by_other')
  return succeed({ label: facts.label, independent: !facts.seen })
}
