import type { Stage } from '../schema/deployment'
import type { Policy, Task } from '../schema/task'
import { isAutomatic } from './stages'

/**
 * What a change leaves of the evidence. `pairs` are those of the serving version under its policy, `audits` and the
 * alarms belong to the stage and its threshold.
 */
export type EvidenceEffect =
  | { readonly kind: 'keep' }
  /** Audits and alarms start at this moment; pairs stay. */
  | { readonly kind: 'restart-audits' }
  /** Pairs, audits and alarms all start at this moment. */
  | { readonly kind: 'start-anew' }
  /** Audits of items with at least this confidence stay with their dates, and the alarms are replayed from them. */
  | { readonly kind: 'keep-audits-from'; readonly confidence: number }

/** The parts of a policy that say what to do with a verdict, not how it comes about. */
export const withoutEffect = new Set<string>([
  'autoDemote',
  'secondApproval',
] satisfies (keyof Policy)[])

/**
 * What a changed task definition leaves of the evidence. Anything that decides how figures are judged starts anew:
 * the policy's limits, the labels and which of them are critical. Otherwise one could change limits until a gate opens.
 */
export function effectOfRedefinition(before: Task, after: Task): EvidenceEffect {
  const isSame =
    JSON.stringify(judgedBy(before)) === JSON.stringify(judgedBy(after)) &&
    before.kind === after.kind
  return isSame ? { kind: 'keep' } : { kind: 'start-anew' }
}

/** What other review conditions leave: where the model decides, it then decides other items than those audited. */
export function effectOfConditions(before: Task, after: Task, stage: Stage): EvidenceEffect {
  const isSame =
    JSON.stringify(before.review.conditions) === JSON.stringify(after.review.conditions)
  return isSame || !isAutomatic(stage) ? { kind: 'keep' } : { kind: 'restart-audits' }
}

/** What another threshold leaves of the audits (statistics, 5.4). */
export function effectOfThreshold(before: number | null, after: number | null): EvidenceEffect {
  if (before === after) return { kind: 'keep' }
  if (before !== null && after !== null && after > before)
    return { kind: 'keep-audits-from', confidence: after }
  return { kind: 'restart-audits' }
}

function judgedBy({ policy, labels, tolerance, normalise }: Task): unknown {
  const limits = Object.entries(policy)
    .filter(([name]) => !withoutEffect.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const byId = labels
    .map(({ id, critical }) => [id, critical] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [limits, byId, tolerance, normalise]
}
