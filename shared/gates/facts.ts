import type { Stage } from '../schema/deployment'
import type { Policy, Task } from '../schema/task'
import type { CountTable } from '../stats/agreement/table'
import type { AlarmState } from '../stats/betting/alarm'
import type { OverlapCounts } from '../stats/betting/differences'
import type { GridCount } from '../stats/confidence/threshold'
import type { AgreedCount, SegmentCount } from '../stats/reportCounts'

/** Audited automatic decisions that were drawn alike, and how many of them were wrong. */
export interface AuditCount {
  /** The chance with which these were drawn, above 0. */
  readonly probability: number
  /** The least chance that the policy revision of that time could have given any item; at most `probability`. */
  readonly smallest: number
  readonly n: number
  readonly errors: number
}

/** The two alarms of a stage in which the model decides. Plain data, fit to be stored. */
export interface Alarms {
  /** Start of the stage, or of the threshold where that was set later. Weeks count from here. */
  readonly startedAtMs: number
  readonly errors: AlarmState
  readonly criticalErrors: AlarmState
}

/**
 * What a gate is judged from: sums of one version under one policy, kept up to date with every decision.
 *
 * Pairs are independent decisions since the task's policy last changed, in whatever order they and the predictions came.
 * Audits are not pairs here: at `partial` they see only what the model was sure of, and would raise its agreement.
 */
export interface GateFacts {
  readonly kind: Task['kind']
  /** The stage the version is at. */
  readonly stage: Stage
  readonly policy: Policy
  readonly criticality: Task['criticality']
  /** False for a task none of whose labels is critical: the criteria on critical errors then ask nothing. */
  readonly hasCriticalLabels: boolean
  readonly agreement: AgreedCount
  /** The same pairs: people in rows, the model in columns, all labels of the task; empty for other kinds of answer. */
  readonly confusion: CountTable
  readonly segments: readonly SegmentCount[]
  /** Pairs on which a second person decided independently as well. */
  readonly overlap: OverlapCounts
  /** Pairs to which people gave a critical label; an error where the model gave another. */
  readonly critical: { readonly n: number; readonly errors: number }
  /** For each threshold of the grid, the pairs with confidence at or above it. */
  readonly grid: readonly GridCount[]
  /** All predictions of the version, paired or not, and how many lie at or above each threshold of the grid. */
  readonly coverage: {
    readonly predictions: number
    readonly accepted: readonly { readonly threshold: number; readonly n: number }[]
  }
  /** Audits since the stage or threshold began; both lists are empty where no model decides. */
  readonly audit: {
    readonly all: readonly AuditCount[]
    /** Those to which the auditing person gave a critical label; an error where the model gave another. */
    readonly critical: readonly AuditCount[]
  }
  /** Null where no model decides. */
  readonly alarms: Alarms | null
}

/** The chance of error that a one-sided bound may have, α. */
export function errorChance(policy: Pick<Policy, 'confidenceLevel'>): number {
  return 1 - policy.confidenceLevel
}
