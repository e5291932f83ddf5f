import { type Deployment, isSameVersion, servingVersion } from '../../schema/deployment'
import { succeed, type Result } from '../../result'
import type { EvidenceEffect } from '../evidence'
import { isAutomatic, lowerStage } from '../stages'
import { isConfidence } from './threshold'
import {
  type Actor,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  type Notice,
  refuse,
  type Refusal,
} from './act'

export interface RollbackFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  /** What was in charge before and is not the same as now, as `findPrevious` finds it; null where nothing was. */
  readonly previous: Deployment | null
  /** A higher threshold than that of before, where the way leads to partial; null takes that of before. */
  readonly threshold: number | null
  readonly hasProposal: boolean
}

/**
 * Plans the way back: a canary ends with all items at the serving version, blue-green returns to its home slot, and
 * otherwise the deployment before this one is in charge again. Never a way up: neither to a higher stage nor to a lower
 * threshold, so nobody rolls back out of a demotion.
 */
export function planRollback(facts: RollbackFacts): Result<Change, Refusal> {
  const { actor, deployment } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  const target = withinStrategy(deployment) ?? previousState(facts)
  if (target === null) return refuse('conflict', 'There is nothing to go back to.')
  if (servingVersion(target.strategy) === null) return refuse('conflict', nothingServed(deployment))
  const chosen = withThreshold(target, facts.threshold)
  if (!chosen.ok) return chosen
  const detail = { reason: reason.value, by: actor.name }
  return succeed(goBack(deployment, chosen.value, facts.hasProposal, detail, null))
}

/** A threshold set by hand may only be more careful than that of before. */
function withThreshold(target: Target, threshold: number | null): Result<Target, Refusal> {
  if (threshold === null) return succeed(target)
  if (target.stage !== 'partial')
    return refuse(
      'invalid_input',
      `Going back leads to ${target.stage}; there is a threshold only for partial automation.`,
    )
  if (!isConfidence(threshold)) return refuse('invalid_input', 'A threshold lies between 0 and 1.')
  if (target.threshold !== null && threshold < target.threshold)
    return refuse(
      'conflict',
      `Going back leads to a threshold of ${target.threshold}, and never to a lower one.`,
    )
  return succeed({ ...target, threshold })
}

/** What the app does by itself when a candidate is confidently worse; `why` holds the figures, in words. */
export function planCanaryRollback(
  deployment: Deployment,
  why: string,
  hasProposal: boolean,
): Change | null {
  if (deployment.strategy.kind !== 'canary') return null
  const target = withinStrategy(deployment)
  if (target === null) return null
  const reason = `The candidate agrees with people less than the serving version. ${why}`
  return goBack(
    deployment,
    target,
    hasProposal,
    { reason, by: 'alarm' },
    {
      kind: 'alarm',
      text: `All items are back at the serving version. ${reason}`,
      mustAcknowledge: true,
    },
  )
}

/**
 * The latest deployment of a task's history, newest first, that was another than the present one: a changed definition
 * raises the revision and leaves everything in charge as it is.
 */
export function findPrevious(
  history: Iterable<Deployment>,
  present: Deployment,
): Deployment | null {
  for (const one of history)
    if (one.revision < present.revision && !isSameState(one, present)) return one
  return null
}

type Target = Omit<Deployment, 'revision'>

function isSameState(a: Target, b: Target): boolean {
  return (
    a.stage === b.stage &&
    a.threshold === b.threshold &&
    JSON.stringify(a.strategy) === JSON.stringify(b.strategy)
  )
}

/** A task without a version in charge cannot be judged, so nobody is led there by the way back. */
function nothingServed({ stage }: Deployment): string {
  const instead = stage === 'manual' ? '' : ' To have people decide alone, demote to manual.'
  return `There is nothing to go back to: before this, no version was in charge.${instead}`
}

/** The way back inside a canary or between two slots; null where the strategy has none. */
function withinStrategy({ stage, threshold, strategy }: Deployment): Target | null {
  if (strategy.kind === 'canary')
    return { stage, threshold, strategy: { kind: 'single', serving: strategy.serving } }
  if (strategy.kind !== 'blue-green') return null
  const weight = strategy.home === 'green' ? 1 : 0
  if (strategy.weight === weight) return null
  return { stage, threshold, strategy: { ...strategy, weight } }
}

function previousState({ deployment, previous }: RollbackFacts): Target | null {
  if (previous === null) return null
  const stage = lowerStage(previous.stage, deployment.stage)
  const target = {
    stage,
    threshold: stage === 'partial' ? carefulThreshold(previous, deployment) : null,
    strategy: previous.strategy,
  }
  return isSameState(target, deployment) ? null : target
}

/** The higher threshold of the two: a lower one is a way up as well. */
function carefulThreshold(previous: Deployment, present: Deployment): number | null {
  const known = [previous.threshold, present.threshold].filter((one) => one !== null)
  return known.length === 0 ? null : Math.max(...known)
}

function goBack(
  deployment: Deployment,
  target: Target,
  hasProposal: boolean,
  detail: Readonly<Record<string, unknown>>,
  notice: Notice | null,
): Change {
  const after = changed(deployment, target)
  return {
    kind: 'rollback',
    deployment: after,
    evidence: effectOfReturn(deployment, after),
    withdrawsProposal: hasProposal,
    audit: {
      act: 'automation.rollback',
      detail: { ...detail, ...beforeAndAfter(deployment, after) },
    },
    notice,
  }
}

/** The version that comes back keeps its pairs, as the policy is the same; audits count from now. */
function effectOfReturn(before: Deployment, after: Deployment): EvidenceEffect {
  const isSameServing = isSameVersion(
    servingVersion(before.strategy),
    servingVersion(after.strategy),
  )
  const isSameRule = before.stage === after.stage && before.threshold === after.threshold
  return (isSameServing && isSameRule) || !isAutomatic(after.stage)
    ? { kind: 'keep' }
    : { kind: 'restart-audits' }
}
