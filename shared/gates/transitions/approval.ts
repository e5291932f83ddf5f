import { succeed, type Result } from '../../result'
import {
  type Actor,
  type AuditNote,
  type Change,
  checkLead,
  type Proposal,
  refuse,
  type Refusal,
} from './act'
import { takeOver } from './canary'
import { checkStep, promote, type PromotionFacts } from './promotion'

export interface ApprovalFacts extends Pick<PromotionFacts, 'deployment' | 'gate' | 'task'> {
  readonly actor: Actor
  readonly reason: string
  readonly proposal: Proposal
  readonly approves: boolean
  /** How the canary is judged now, where it is the canary's last step that waits; else null. */
  readonly canary: { readonly verdict: string; readonly why: string } | null
}

export type ApprovalPlan = Change | { readonly kind: 'decline'; readonly audit: AuditNote }

/**
 * Plans a second lead's answer to a proposal. `gate` is of the version in charge, or of the candidate where that would
 * take over. The gate is judged anew: what was ready when it was proposed may not be
 * any more. Whoever proposed may decline, which takes the proposal back, but not approve.
 */
export function planApproval(facts: ApprovalFacts): Result<ApprovalPlan, Refusal> {
  const { actor, deployment, gate, task, proposal } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  if (!facts.approves)
    return succeed({
      kind: 'decline',
      audit: {
        act: 'automation.decline',
        detail: { reason: reason.value, proposal },
      },
    })
  if (actor.name === proposal.by)
    return refuse('not_allowed', 'Another lead than the one who proposed it must approve.')
  if (proposal.revision !== deployment.revision)
    return refuse('conflict', 'Something has changed since this was proposed; propose it again.')
  if (proposal.takesOver !== null) return approveTakeOver(facts, reason.value)
  const step = checkStep({
    deployment,
    gate,
    task,
    threshold: proposal.threshold,
    outright: proposal.outright,
  })
  if (!step.ok) return step
  const change = promote(deployment, proposal, gate, actor.name)
  const detail = { ...change.audit.detail, approval: reason.value, proposedOn: proposal.evidence }
  return succeed({ ...change, audit: { ...change.audit, detail } })
}

/** The last step of a canary, judged anew as well. */
function approveTakeOver(facts: ApprovalFacts, approval: string): Result<ApprovalPlan, Refusal> {
  const { actor, deployment, proposal, canary } = facts
  const { strategy } = deployment
  if (strategy.kind !== 'canary' || canary === null)
    return refuse('conflict', 'The canary has ended in the meantime.')
  if (canary.verdict !== 'ready')
    return refuse('conflict', `The canary’s figures do not carry it any more: ${canary.why}.`)
  const detail = { by: proposal.by, approvedBy: actor.name, approval, evidence: facts.gate }
  return succeed(
    takeOver(deployment, strategy, {
      why: canary.why,
      hasProposal: true,
      detail,
      isByItself: false,
    }),
  )
}
