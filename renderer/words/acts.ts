import type { AutomationState } from '../../shared/contract/automation'
import { formatThreshold } from './gate'
import { stageName, strategySentence } from './stages'

export type ActKind = 'promote' | 'demote' | 'threshold' | 'deploy' | 'rollback' | 'answer'

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
    case 'answer':
      return `The proposal is answered. The model is at ${stageName(stage)}.`
  }
}

/** For somebody who has nothing to fill in for a reason that is plain. */
export const switchBackReason = 'Switched back with one press.'
