import {
  type Deployment,
  isSameVersion,
  servingVersion,
  type Strategy,
  type VersionRef,
} from '../../schema/deployment'
import { succeed, type Result } from '../../result'
import type { Criterion } from '../criterion'
import type { GateEvaluation } from '../evaluate'
import type { EvidenceEffect } from '../evidence'
import { isAbove } from '../stages'
import {
  type Actor,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  refuse,
  type Refusal,
} from './act'
import { missingEvidence } from './promotion'

export interface DeployFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  readonly strategy: Strategy
  /** The versions of this task that have sent predictions. */
  readonly known: readonly VersionRef[]
  /**
   * Of the version that would serve, judged for entering the present stage: what `evaluateGate` says for it with that
   * stage as `next`. Null where the serving version stays, or no model decides or is shown.
   */
  readonly gate: GateEvaluation | null
  readonly hasProposal: boolean
}

export interface DeployPlan extends Change {
  /** What a lead must be shown before a version takes over: the evidence that it does not have. */
  readonly missing: readonly Criterion[]
}

/** Plans another strategy, another version in charge, or other shares of the items. */
export function planDeploy(facts: DeployFacts): Result<DeployPlan, Refusal> {
  const { actor, deployment, strategy, gate } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  const wrong = wrongVersions(strategy, facts.known) ?? wrongMove(deployment.strategy, strategy)
  if (wrong !== null) return refuse('conflict', wrong)
  const isCapped = strategy.kind === 'shadow' && isAbove(deployment.stage, 'shadow')
  const after = changed(deployment, {
    strategy,
    ...(isCapped ? { stage: 'shadow', threshold: null } : {}),
  })
  const missing = gate === null ? [] : missingEvidence(gate)
  return succeed({
    kind: 'deploy',
    deployment: after,
    evidence: effectOnEvidence(deployment, after),
    withdrawsProposal: facts.hasProposal,
    missing,
    audit: {
      act: 'automation.deploy',
      detail: {
        reason: reason.value,
        evidence: gate,
        missing,
        ...beforeAndAfter(deployment, after),
      },
    },
    notice: null,
  })
}

/** A version that takes over starts its audits and alarms; its pairs are its own from the moment it arrived. */
function effectOnEvidence(before: Deployment, after: Deployment): EvidenceEffect {
  const isSame = isSameVersion(servingVersion(before.strategy), servingVersion(after.strategy))
  return isSame && before.stage === after.stage ? { kind: 'keep' } : { kind: 'restart-audits' }
}

function versionsOf(strategy: Strategy): readonly VersionRef[] {
  switch (strategy.kind) {
    case 'single':
      return strategy.serving === null ? [] : [strategy.serving]
    case 'shadow':
      return [strategy.serving]
    case 'silent':
      return [strategy.serving, ...strategy.candidates]
    case 'canary':
      return [strategy.serving, strategy.candidate]
    case 'blue-green':
      return [strategy.blue, strategy.green]
  }
}

function wrongVersions(strategy: Strategy, known: readonly VersionRef[]): string | null {
  const versions = versionsOf(strategy)
  if (versions.length === 0) return 'Name the version that is to be in charge.'
  const stranger = versions.find((one) => !known.some((other) => isSameVersion(one, other)))
  if (stranger !== undefined)
    return `Nothing has come from ${stranger.model} ${stranger.version} yet.`
  const twice = versions.find(
    (one, index) => versions.findIndex((other) => isSameVersion(one, other)) !== index,
  )
  return twice === undefined ? null : `${twice.model} ${twice.version} is named twice.`
}

/** Beside `single`, which replaces outright, no strategy changes the version in charge by being chosen. */
function wrongMove(before: Strategy, after: Strategy): string | null {
  const serving = servingVersion(before)
  if (serving === null || after.kind === 'single') return null
  if (after.kind === 'blue-green') return wrongSlots(before, after, serving)
  return isSameVersion(serving, after.serving)
    ? null
    : `${serving.model} ${serving.version} is in charge; replace it with the strategy single, or name it as serving.`
}

function wrongSlots(
  before: Strategy,
  after: Extract<Strategy, { kind: 'blue-green' }>,
  serving: VersionRef,
): string | null {
  if (!isSameVersion(after[after.home], serving) && before.kind !== 'blue-green')
    return `${serving.model} ${serving.version} is in charge, so its slot must be home.`
  if (before.kind !== 'blue-green') return null
  const isBusy = (slot: 'blue' | 'green'): boolean =>
    slot === 'green' ? before.weight > 0 : before.weight < 1
  const swapped = (['blue', 'green'] as const).find(
    (slot) => isBusy(slot) && !isSameVersion(before[slot], after[slot]),
  )
  return swapped === undefined
    ? null
    : `The ${swapped} slot has traffic; move it away before another version goes there.`
}
