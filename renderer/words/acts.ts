import type { AutomationState } from '../../shared/contract/automation'
import type { Proposal } from '../../shared/gates/transitions/act'
import { formatThreshold } from './gate'
import { stageName, strategySentence, versionName } from './stages'

export type ActKind =
  'promote' | 'demote' | 'threshold' | 'deploy' | 'rollback' | 'answer' | 'conditions'

/** What was done, once it is. */
export function doneWords(kind: ActKind, { deployment, proposal }: AutomationState): string {
  const { stage, threshold, strategy } = deployment
  switch (kind) {
    case 'promote':
      return proposal === null
        ? `The model is at ${stageName(stage)} now.`
        : `A second lead is asked to approve the step to ${stageName(proposal.to)}.`
    case 'demote':
      return `The model is at ${stageName(stage)} now.`
    case 'threshold':
      return threshold === null
        ? 'The threshold is set.'
        : `The threshold is ${formatThreshold(threshold)} now.`
    case 'deploy':
      return strategySentence(strategy)
    case 'rollback':
      return `Rolled back: ${strategySentence(strategy)}`
    case 'conditions':
      return 'The review conditions are saved.'
    case 'answer':
      return `The proposal is answered. The model is at ${stageName(stage)}.`
  }
}

/** For somebody who has nothing to fill in for a reason that is plain. */
export const switchBackReason = 'Switched back with one press.'

/** Something was changed while somebody filled in an act. */
export function staleWords(seen: number, present: number): string {
  return `Somebody has changed this since you began: you looked at revision ${seen}, and ${present} is in force. What it would do now is shown above.`
}

/** What waits for a second lead, and by whom. */
export function proposalWords(proposal: Proposal): string {
  const { by, from, to, threshold, outright, takesOver } = proposal
  if (takesOver !== null)
    return `The canary of ${versionName(takesOver)} has earned all items. Another lead than ${by}, who began it, must approve.`
  const at = threshold === null ? '' : ` at ${formatThreshold(threshold)}`
  const although = outright ? ', although the gate is not ready' : ''
  return `${by} asks a second lead to approve the step from ${stageName(from)} to ${stageName(to)}${at}${although}.`
}
