import { type Deployment, servingVersion, type Stage } from '../../schema/deployment'
import type { Task } from '../../schema/task'
import { succeed, type Result } from '../../result'
import type { Criterion } from '../criterion'
import type { GateEvaluation } from '../evaluate'
import { isAutomatic, nextStage } from '../stages'
import {
  type Actor,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  type Proposal,
  type ProposePlan,
  refuse,
  type Refusal,
} from './act'
import { isConfidence, isShownSafe, notSafe } from './threshold'

export interface PromotionFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  /** Of the serving version, judged now, for the stage above the present one. */
  readonly gate: GateEvaluation
  readonly task: Pick<Task, 'criticality' | 'policy' | 'review'>
  /** Set by hand for `partial`; null takes the recommended one. */
  readonly threshold: number | null
  /** Go up although the gate is not ready; possible with the strategy `single` alone, and told as such in the log. */
  readonly outright: boolean
  /** The promotion that waits for approval already, if one does. */
  readonly proposal: Proposal | null
}

export type PromotionPlan = Change | ProposePlan

/** Plans a step up: at once, or as a proposal where the policy asks for a second lead. */
export function planPromotion(facts: PromotionFacts): Result<PromotionPlan, Refusal> {
  const { actor, deployment, gate, task, outright } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  if (facts.proposal !== null)
    return refuse('conflict', 'A promotion waits for a second lead already.')
  const step = checkStep(facts)
  if (!step.ok) return step
  const proposal: Proposal = {
    by: actor.name,
    reason: reason.value,
    from: deployment.stage,
    ...step.value,
    takesOver: null,
    outright,
    revision: deployment.revision,
    evidence: gate,
  }
  if (!task.policy.secondApproval) return succeed(promote(deployment, proposal, gate, null))
  return succeed({
    kind: 'propose',
    proposal,
    audit: {
      act: 'automation.propose',
      detail: { ...proposal, missing: missingEvidence(gate) },
    },
    notice: {
      kind: 'approval-asked',
      text: `${actor.name} asks a second lead to approve the step from ${proposal.from} to ${proposal.to}: ${reason.value}`,
      mustAcknowledge: false,
    },
  })
}

/** The criteria that do not pass: what a lead is shown who goes ahead without them. */
export function missingEvidence({ criteria }: GateEvaluation): readonly Criterion[] {
  return criteria.filter((criterion) => criterion.pass !== true)
}

/** The change that a proposal, approved or not in need of it, becomes. `gate` is the evidence of this moment. */
export function promote(
  deployment: Deployment,
  { by, reason, to, threshold, outright }: Proposal,
  gate: GateEvaluation,
  approvedBy: string | null,
): Change {
  const after = changed(deployment, { stage: to, threshold })
  return {
    kind: 'promote',
    deployment: after,
    evidence: isAutomatic(to) ? { kind: 'restart-audits' } : { kind: 'keep' },
    withdrawsProposal: true,
    audit: {
      act: 'automation.promote',
      detail: {
        reason,
        by,
        approvedBy,
        outright,
        evidence: gate,
        missing: missingEvidence(gate),
        ...beforeAndAfter(deployment, after),
      },
    },
    notice: null,
  }
}

type StepFacts = Pick<PromotionFacts, 'deployment' | 'gate' | 'task' | 'threshold' | 'outright'>

/** Where a step up may lead, and with which threshold; the same rules when it is proposed and when it is approved. */
export function checkStep(
  facts: StepFacts,
): Result<{ readonly to: Stage; readonly threshold: number | null }, Refusal> {
  const { deployment, gate, task, outright } = facts
  const to = nextStage(deployment.stage)
  if (to === null) return refuse('conflict', 'The model decides everything already.')
  if (to === 'full' && task.criticality !== 'low')
    return refuse(
      'not_allowed',
      `Full automation is for tasks of low criticality; this one has ${task.criticality}.`,
    )
  if (isAutomatic(to) && task.review.audit === 0) return refuse('conflict', noAudits)
  const blocked = blockedByStrategy(deployment, to)
  if (blocked !== null) return refuse('conflict', blocked)
  if (gate.stage !== deployment.stage || gate.next !== to)
    return refuse('conflict', 'The stage has changed in the meantime; look at the gate again.')
  if (gate.verdict === 'demote')
    return refuse('conflict', 'An alarm says that the model must go down, so it cannot go up.')
  if (gate.verdict !== 'ready' && !(outright && deployment.strategy.kind === 'single'))
    return refuse('conflict', notReady(gate, outright))
  return chooseFor(to, facts)
}

const noAudits =
  'Nothing the model decides would be audited, so no alarm could ring. Set an audit rate above 0 in the task (review.audit) first.'

function chooseFor(
  to: Stage,
  { gate, threshold, outright }: StepFacts,
): Result<{ readonly to: Stage; readonly threshold: number | null }, Refusal> {
  if (to !== 'partial')
    return threshold === null
      ? succeed({ to, threshold: null })
      : refuse('invalid_input', 'There is a threshold only for partial automation.')
  const chosen = threshold ?? gate.recommendedThreshold
  if (chosen === null)
    return refuse('invalid_input', 'No threshold is shown to be safe; give one by hand.')
  if (!isConfidence(chosen)) return refuse('invalid_input', 'A threshold lies between 0 and 1.')
  if (!outright && !isShownSafe(chosen, gate.recommendedThreshold))
    return refuse('conflict', notSafe(chosen, gate.recommendedThreshold))
  return succeed({ to, threshold: chosen })
}

/** Why the strategy does not let a model go up; null where it does. */
function blockedByStrategy({ strategy }: Deployment, to: Stage): string | null {
  if (servingVersion(strategy) === null) return 'No version is in charge yet; deploy one first.'
  if (strategy.kind === 'shadow' && to !== 'shadow')
    return 'With the strategy shadow no model decides; deploy the version as single first.'
  if (strategy.kind === 'canary')
    return 'A candidate gets a share of the items; end the canary before the next stage.'
  if (strategy.kind === 'blue-green' && strategy.weight !== 0 && strategy.weight !== 1)
    return 'Two versions share the items; move all to one slot before the next stage.'
  return null
}

function notReady(gate: GateEvaluation, outright: boolean): string {
  const titles = missingEvidence(gate).map(({ title }) => title.toLowerCase())
  const open = `The gate says ${gate.verdict}; open: ${titles.join(', ')}.`
  return outright ? `${open} Only the strategy single goes up without it.` : open
}
