import type { ReviewCondition } from '../../schema/conditions'
import type { Deployment } from '../../schema/deployment'
import { firstFieldError } from '../../schema/issues'
import { taskSchema, type Task } from '../../schema/task'
import { succeed, type Result } from '../../result'
import { effectOfConditions } from '../evidence'
import {
  type Actor,
  beforeAndAfter,
  type Change,
  changed,
  checkLead,
  refuse,
  type Refusal,
} from './act'

export interface ConditionsFacts {
  readonly actor: Actor
  readonly reason: string
  readonly deployment: Deployment
  readonly task: Task
  /** What is to go to people although the model could decide it; null for nothing beyond the threshold. */
  readonly conditions: ReviewCondition | null
  readonly hasProposal: boolean
}

/** The definition that carries the new conditions, and what it means for the model in charge. */
export interface ConditionsPlan {
  readonly task: Task
  readonly change: Change
}

/**
 * Plans other review conditions. The pairs stay, as the same people go on deciding the same items of the same version;
 * audits start again where the model decides, as it then decides other items.
 */
export function planConditions(facts: ConditionsFacts): Result<ConditionsPlan, Refusal> {
  const { actor, deployment, task, conditions } = facts
  const reason = checkLead(actor, facts.reason)
  if (!reason.ok) return reason
  const before = task.review.conditions
  if (JSON.stringify(before) === JSON.stringify(conditions))
    return refuse('conflict', 'These are the review conditions already.')
  const defined = taskSchema.safeParse({ ...task, review: { ...task.review, conditions } })
  if (!defined.success) {
    const { path, message } = firstFieldError(defined.error)
    return refuse('invalid_input', `${path} ${message}`)
  }
  const after = changed(deployment, {})
  return succeed({
    task: defined.data,
    change: {
      kind: 'conditions',
      deployment: after,
      evidence: effectOfConditions(task, defined.data, deployment.stage),
      withdrawsProposal: facts.hasProposal,
      audit: {
        act: 'automation.conditions',
        detail: {
          reason: reason.value,
          conditions: { before, after: conditions },
          ...beforeAndAfter(deployment, after),
        },
      },
      notice: null,
    },
  })
}
