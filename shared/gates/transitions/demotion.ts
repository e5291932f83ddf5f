import type { Deployment, Stage } from '../../schema/deployment'
import { succeed, type Result } from '../../result'
import type { GateEvaluation } from '../evaluate'
import type { EvidenceEffect } from '../evidence'
import { isAbove, previousStage } from '../stages'
import {
  type Actor,
  type AuditNote,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  type Notice,
  refuse,
  type Refusal,
} from './act'
import { isConfidence } from './threshold'

export interface DemotionFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  readonly gate: GateEvaluation
  /** Null takes the stage below, or `assisted` where that would need a threshold nobody can name. */
  readonly to: Stage | null
  /** For `partial`, by hand; null takes the recommended one. */
  readonly threshold: number | null
  readonly hasProposal: boolean
}

/** Plans a lead's step down. Nothing stands in its way, and a promotion that waits is void with it. */
export function planDemotion(facts: DemotionFacts): Result<Change, Refusal> {
  const { actor, deployment, gate } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  const below = previousStage(deployment.stage)
  if (below === null) return refuse('conflict', 'People decide everything already.')
  const wanted = facts.threshold ?? gate.recommendedThreshold
  const to = facts.to ?? (below === 'partial' && wanted === null ? 'assisted' : below)
  if (!isAbove(deployment.stage, to))
    return refuse('invalid_input', `From ${deployment.stage}, ${to} is not a step down.`)
  if (to === 'partial' && wanted === null)
    return refuse('invalid_input', 'Give a threshold, or go down to assisted.')
  if (wanted !== null && !isConfidence(wanted))
    return refuse('invalid_input', 'A threshold lies between 0 and 1.')
  const after = changed(deployment, { stage: to, threshold: to === 'partial' ? wanted : null })
  return succeed({
    kind: 'demote',
    deployment: after,
    evidence: to === 'partial' ? { kind: 'restart-audits' } : { kind: 'keep' },
    withdrawsProposal: facts.hasProposal,
    audit: {
      act: 'automation.demote',
      detail: { reason: reason.value, evidence: gate, ...beforeAndAfter(deployment, after) },
    },
    notice: null,
  })
}

export interface AlarmFacts {
  readonly deployment: Deployment
  readonly autoDemote: boolean
  /** Judged now, from the audits that have just come in. */
  readonly gate: GateEvaluation
  readonly hasProposal: boolean
  /** A warning about this deployment has been raised already. */
  readonly hasWarned: boolean
}

export type AlarmPlan =
  Change | { readonly kind: 'warn'; readonly audit: AuditNote; readonly notice: Notice }

/**
 * Plans what the app does by itself when an alarm rings; null where none does. It acts also while a promotion waits,
 * which is void then.
 *
 * People decide again, whether the model was at `partial` or `full`: an alarm says that the model is not what it was,
 * so no threshold drawn from older evidence can be trusted. For the same reason all evidence starts anew, or the gate
 * would call the model ready the next moment. Where the task forbids it to act, it only warns, once.
 */
export function planAlarm(facts: AlarmFacts): AlarmPlan | null {
  const { deployment, gate, autoDemote } = facts
  if (gate.verdict !== 'demote') return null
  const ringing = gate.criteria.filter(({ id, pass }) => id === 'alarm' && pass === false)
  const why = ringing.map(({ detail }) => detail).join(' ')
  const reason = `The alarm rang. ${why}`
  if (!autoDemote)
    return facts.hasWarned
      ? null
      : {
          kind: 'warn',
          audit: { act: 'automation.warn', detail: { reason, evidence: gate, deployment } },
          notice: alarmNotice(`${reason} The task does not let the app demote by itself.`),
        }
  const after = changed(deployment, { stage: 'assisted', threshold: null })
  const evidence: EvidenceEffect = { kind: 'start-anew' }
  return {
    kind: 'demote',
    deployment: after,
    evidence,
    withdrawsProposal: facts.hasProposal,
    audit: {
      act: 'automation.demote',
      detail: { reason, by: 'alarm', evidence: gate, ...beforeAndAfter(deployment, after) },
    },
    notice: alarmNotice(
      `People decide again: the model went from ${deployment.stage} to assisted. ${reason}`,
    ),
  }
}

function alarmNotice(text: string): Notice {
  return { kind: 'alarm', text, mustAcknowledge: true }
}
