import type { Policy } from '../schema/task'
import {
  alarmValue,
  alarmWeek,
  type AlarmState,
  enterWeek,
  startAlarm,
  takeAudits,
} from '../stats/betting/alarm'
import { auditWeight } from '../stats/betting/audit'
import { type Alarms, errorChance } from './facts'

/** One audit result: an automatically decided item that a person decided blind. */
export interface Audit {
  readonly atMs: number
  /** The chance with which the item was drawn, above 0, and the least its policy revision could have given any. */
  readonly probability: number
  readonly smallest: number
  readonly isError: boolean
  /** The person gave a critical label. */
  readonly isCritical: boolean
}

export type AlarmPolicy = Pick<Policy, 'confidenceLevel' | 'maxSelectiveError' | 'maxCriticalError'>

/** Both alarms at the start of a stage, or of a threshold. */
export function startAlarms(startedAtMs: number): Alarms {
  return { startedAtMs, errors: startAlarm(), criticalErrors: startAlarm() }
}

/**
 * The alarms after one more audit. An audit counts in the week it is made in; one that comes late, for a week already
 * closed, counts in the present one, which the alarm allows as it looks at no order within a week.
 */
export function takeAudit(alarms: Alarms, audit: Audit, policy: AlarmPolicy): Alarms {
  const week = alarmWeek(alarms.startedAtMs, audit.atMs)
  const step = (state: AlarmState, limit: number, isCounted: boolean): AlarmState => {
    const entered = enterWeek(state, week)
    if (!isCounted) return entered
    const weight = auditWeight(audit.probability, audit.smallest)
    return takeAudits(entered, limit, [{ value: audit.isError ? 1 : 0, weight, n: 1 }])
  }
  return {
    startedAtMs: alarms.startedAtMs,
    errors: step(alarms.errors, policy.maxSelectiveError, true),
    criticalErrors: step(alarms.criticalErrors, policy.maxCriticalError, audit.isCritical),
  }
}

/**
 * The alarms rebuilt from the audits that still count, in any order: after one was taken back, or where a raised
 * threshold leaves only those above it.
 */
export function replayAlarms(
  startedAtMs: number,
  audits: readonly Audit[],
  policy: AlarmPolicy,
): Alarms {
  return audits
    .toSorted((a, b) => a.atMs - b.atMs)
    .reduce((alarms, audit) => takeAudit(alarms, audit, policy), startAlarms(startedAtMs))
}

/** True where either alarm has reached 1/α, which is when the model must go down. */
export function isRinging({ errors, criticalErrors }: Alarms, policy: AlarmPolicy): boolean {
  const target = 1 / errorChance(policy)
  return alarmValue(errors) >= target || alarmValue(criticalErrors) >= target
}
