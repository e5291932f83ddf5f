import type { Deployment, Stage, VersionRef } from '../../schema/deployment'
import { fail, succeed, type Result } from '../../result'
import { mayActAs, type Role } from '../../roles'
import type { GateEvaluation } from '../evaluate'
import type { EvidenceEffect } from '../evidence'

export interface Actor {
  readonly name: string
  readonly role: Role
}

/** What goes into the audit log; the log adds who, when and on which account. */
export interface AuditNote {
  readonly act: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** What people are told outside of the screen they are on. */
export interface Notice {
  readonly kind: 'alarm' | 'approval-asked' | 'takeover'
  readonly text: string
  /** True where it stays until a person says that they have seen it. */
  readonly mustAcknowledge: boolean
}

/** Why an act is not done, in words for a person. */
export interface Refusal {
  readonly code: 'not_allowed' | 'invalid_input' | 'conflict' | 'stale'
  readonly message: string
}

/** A promotion, or the last step of a canary, that waits for a second lead. */
export interface Proposal {
  /** Who proposed it; for a canary the lead who began it. */
  readonly by: string
  readonly reason: string
  readonly from: Stage
  readonly to: Stage
  readonly threshold: number | null
  /** The candidate of a canary that would have all items; null for a step between stages. */
  readonly takesOver: VersionRef | null
  /** Asked for although the gate was not ready. */
  readonly outright: boolean
  /** Of the deployment it was made for; any change since makes it void. */
  readonly revision: number
  readonly evidence: GateEvaluation
}

/** A change of what is in charge, to be written in one transaction. */
export interface Change {
  readonly kind: 'promote' | 'demote' | 'threshold' | 'deploy' | 'rollback' | 'conditions'
  /** What is in charge from now on, with its next revision. */
  readonly deployment: Deployment
  readonly evidence: EvidenceEffect
  /** True where a promotion that waits for approval is void with this. */
  readonly withdrawsProposal: boolean
  readonly audit: AuditNote
  readonly notice: Notice | null
}

/** A change that is only asked for: it waits for a second lead. */
export interface ProposePlan {
  readonly kind: 'propose'
  readonly proposal: Proposal
  readonly audit: AuditNote
  readonly notice: Notice
}

export const refuse = (
  code: Refusal['code'],
  message: string,
): { readonly ok: false; readonly error: Refusal } => fail({ code, message })

/** Only a lead moves a model, and says why: the reason as it is kept, or what is wrong. */
export function checkLead(actor: Actor, reason: string): Result<string, Refusal> {
  if (!mayActAs(actor.role, 'lead'))
    return refuse('not_allowed', 'Only a lead changes what a model may do.')
  const kept = reason.trim()
  return kept === ''
    ? refuse('invalid_input', 'Give a reason: it is kept with the change.')
    : succeed(kept)
}

/** The next revision of a deployment, with what changes in it. */
export function changed(
  deployment: Deployment,
  change: Partial<Omit<Deployment, 'revision'>>,
): Deployment {
  return { ...deployment, ...change, revision: deployment.revision + 1 }
}

/** Before and after of a change, as every entry of the log tells them. */
export function beforeAndAfter(
  before: Deployment,
  after: Deployment,
): Readonly<Record<string, unknown>> {
  return { before, after }
}
