import type { ReviewCondition } from '../schema/conditions'
import type { Deployment, Stage, Strategy, VersionRef } from '../schema/deployment'
import type { Task } from '../schema/task'

/** What `policy.json` says of one task. Names are those of the file. */
interface TaskPolicy {
  /** Rises with every change of the deployment. */
  readonly revision: number
  readonly stage: Stage
  /** Null but at `partial`. */
  readonly threshold: number | null
  readonly strategy: Strategy['kind']
  readonly versions: Readonly<Partial<Record<VersionRole, VersionRef>>> & {
    readonly candidates?: readonly VersionRef[]
  }
  readonly shares: { readonly canary?: number; readonly green?: number }
  readonly audit_rate: number
  readonly overlap_rate: number
  readonly blind_rate: number
  /** What goes to people although the model could decide it; null for nothing beyond the threshold. */
  readonly review_conditions: ReviewCondition | null
}

type VersionRole = 'serving' | 'candidate' | 'blue' | 'green'

export interface PolicyFile {
  readonly format: 'v1'
  readonly tasks: Readonly<Record<string, TaskPolicy>>
}

export interface PolicyFacts {
  readonly task: Pick<Task, 'id' | 'review'>
  readonly deployment: Deployment
}

/** The document that tells producers how items are routed. Tasks by id, in alphabetical order, so that equal policies are equal files. */
export function shapePolicyFile(facts: readonly PolicyFacts[]): PolicyFile {
  const sorted = facts.toSorted((a, b) => (a.task.id < b.task.id ? -1 : 1))
  return {
    format: 'v1',
    tasks: Object.fromEntries(sorted.map((one) => [one.task.id, shapeTask(one)])),
  }
}

function shapeTask({ task, deployment }: PolicyFacts): TaskPolicy {
  const { stage, threshold, strategy, revision } = deployment
  return {
    revision,
    stage,
    threshold,
    strategy: strategy.kind,
    ...versionsAndShares(strategy),
    audit_rate: task.review.audit,
    overlap_rate: task.review.overlap,
    blind_rate: task.review.blindInAssisted,
    review_conditions: task.review.conditions,
  }
}

function versionsAndShares(strategy: Strategy): Pick<TaskPolicy, 'versions' | 'shares'> {
  switch (strategy.kind) {
    case 'single':
      return { versions: strategy.serving ? { serving: strategy.serving } : {}, shares: {} }
    case 'shadow':
      return { versions: { serving: strategy.serving }, shares: {} }
    case 'silent':
      return {
        versions: { serving: strategy.serving, candidates: strategy.candidates },
        shares: {},
      }
    case 'canary':
      return {
        versions: { serving: strategy.serving, candidate: strategy.candidate },
        shares: { canary: strategy.share },
      }
    case 'blue-green':
      return {
        versions: { blue: strategy.blue, green: strategy.green },
        shares: { green: strategy.weight },
      }
  }
}
