import type { Deployment } from '../../schema/deployment'
import type { Task } from '../../schema/task'
import { fail, succeed, type Result } from '../../result'
import { effectOfConditions, effectOfRedefinition, type EvidenceEffect } from '../evidence'
import { isAutomatic } from '../stages'
import { beforeAndAfter, type Change, changed, type Refusal } from './act'

export interface RedefinitionFacts {
  readonly before: Task
  readonly after: Task
  readonly deployment: Deployment
  readonly hasProposal: boolean
}

export interface RedefinitionPlan {
  readonly evidence: EvidenceEffect
  /** A promotion that waits rests on the old policy and is void. */
  readonly withdrawsProposal: boolean
  /** A step down that the new definition forces; null where none is. */
  readonly change: Change | null
}

/**
 * Plans what a changed task definition means for the model: fresh evidence, and no `full` above low criticality. Where
 * the model decides, its audits cannot be taken away.
 */
export function planRedefinition(facts: RedefinitionFacts): Result<RedefinitionPlan, Refusal> {
  const { before, after, deployment, hasProposal } = facts
  const ofPolicy = effectOfRedefinition(before, after)
  const evidence =
    ofPolicy.kind === 'keep' ? effectOfConditions(before, after, deployment.stage) : ofPolicy
  const withdrawsProposal = hasProposal && evidence.kind !== 'keep'
  if (deployment.stage !== 'full' || after.criticality === 'low') {
    const losesAudits = before.review.audit > 0 && after.review.audit === 0
    return losesAudits && isAutomatic(deployment.stage)
      ? fail({ code: 'conflict', message: losesAuditsWords(deployment) })
      : succeed({ evidence, withdrawsProposal, change: null })
  }
  const next = changed(deployment, { stage: 'assisted', threshold: null })
  const reason = `The task now has ${after.criticality} criticality, where full automation is not allowed.`
  const change: Change = {
    kind: 'demote',
    deployment: next,
    evidence,
    withdrawsProposal: hasProposal,
    audit: {
      act: 'automation.demote',
      detail: { reason, by: 'definition', ...beforeAndAfter(deployment, next) },
    },
    notice: { kind: 'alarm', text: `People decide again. ${reason}`, mustAcknowledge: true },
  }
  return succeed({ evidence, withdrawsProposal: hasProposal, change })
}

function losesAuditsWords({ stage }: Deployment): string {
  return `The model decides by itself at ${stage}, so review.audit must stay above 0: without audits no alarm could ring. To do without, take the model down to assisted first.`
}
