import type { Deployment } from '../../schema/deployment'
import { succeed, type Result } from '../../result'
import { gridValueFor } from '../../stats/confidence/threshold'
import { effectOfThreshold } from '../evidence'
import {
  type Actor,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  refuse,
  type Refusal,
} from './act'

export interface ThresholdFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  readonly threshold: number
  /** Of the present evidence; null where no threshold is shown to be safe. */
  readonly recommended: number | null
  readonly hasProposal: boolean
}

/**
 * Plans another threshold at `partial`. Raising it is always allowed and keeps the audits above it; lowering it only as
 * far as blind decisions have shown it to be safe, and audits then start again (statistics, 5.4).
 */
export function planThreshold(facts: ThresholdFacts): Result<Change, Refusal> {
  const { actor, deployment, threshold, recommended } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  const before = deployment.threshold
  if (deployment.stage !== 'partial' || before === null)
    return refuse('conflict', 'There is a threshold only while automation is partial.')
  if (!isConfidence(threshold)) return refuse('invalid_input', 'A threshold lies between 0 and 1.')
  if (threshold === before) return refuse('conflict', `The threshold is ${before} already.`)
  if (threshold < before && !isShownSafe(threshold, recommended))
    return refuse('conflict', notSafe(threshold, recommended))
  const after = changed(deployment, { threshold })
  return succeed({
    kind: 'threshold',
    deployment: after,
    evidence: effectOfThreshold(before, threshold),
    withdrawsProposal: facts.hasProposal,
    audit: {
      act: 'automation.threshold',
      detail: { reason: reason.value, recommended, ...beforeAndAfter(deployment, after) },
    },
    notice: null,
  })
}

export function isConfidence(threshold: number): boolean {
  return threshold >= 0 && threshold <= 1
}

/**
 * True where the evidence carries a threshold set by hand. It counts as the grid value below it, and whatever is
 * above a safe threshold is safe, as risk is taken not to rise with confidence.
 */
export function isShownSafe(threshold: number, recommended: number | null): boolean {
  const value = gridValueFor(threshold)
  return recommended !== null && value !== null && value >= recommended
}

export function notSafe(threshold: number, recommended: number | null): string {
  return recommended === null
    ? 'The evidence does not show any threshold to be safe yet.'
    : `The evidence carries a threshold of ${recommended} or more, not ${threshold}.`
}
