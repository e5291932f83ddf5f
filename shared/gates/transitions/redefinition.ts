import type { Deployment } from '../../schema/deployment'
import type { Task } from '../../schema/task'
import { effectOfRedefinition, type EvidenceEffect } from '../evidence'
import { beforeAndAfter, type Change, changed } from './act'

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

/** Plans what a changed task definition means for the model: fresh evidence, and no `full` above low criticality. */
export function planRedefinition(facts: RedefinitionFacts): RedefinitionPlan {
  const { before, after, deployment, hasProposal } = facts
  const evidence = effectOfRedefinition(before, after)
  const withdrawsProposal = hasProposal && evidence.kind !== 'keep'
  if (deployment.stage !== 'full' || after.criticality === 'low')
    return { evidence, withdrawsProposal, change: null }
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
  return { evidence, withdrawsProposal: hasProposal, change }
}
