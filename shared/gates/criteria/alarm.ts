import { alarmValue, type AlarmState } from '../../stats/betting/alarm'
import { auditFigures } from '../../stats/betting/audit'
import { asSet, atLeast, atMost, type Criterion, type Unit } from '../criterion'
import { type AuditCount, errorChance, type GateFacts } from '../facts'
import { auditCells } from './auditError'

interface AlarmFacts {
  readonly title: string
  readonly state: AlarmState | null
  readonly counts: readonly AuditCount[]
  readonly limit: number
  readonly alpha: number
  readonly unit: Unit
}

/**
 * What keeps a model at `partial` or `full`: the alarm's value A stays below 1/α (statistics, 5.5), once for errors
 * and, where the task has critical labels, once for critical errors. A alone decides; the audit's figures are told
 * beside it.
 */
export function judgeAlarms(facts: GateFacts): readonly Criterion[] {
  const { policy, alarms, audit } = facts
  const alpha = errorChance(policy)
  const errors = judgeAlarm({
    title: 'No alarm over errors',
    state: alarms?.errors ?? null,
    counts: audit.all,
    limit: policy.maxSelectiveError,
    alpha,
    unit: 'audits',
  })
  if (!facts.hasCriticalLabels) return [errors]
  const criticalErrors = judgeAlarm({
    title: 'No alarm over missed critical labels',
    state: alarms?.criticalErrors ?? null,
    counts: audit.critical,
    limit: policy.maxCriticalError,
    alpha,
    unit: 'critical audits',
  })
  return [errors, criticalErrors]
}

/** Null evidence only while nothing was audited; a value that reached 1/α fails whatever the counts say. */
function judgeAlarm({ title, state, counts, limit, alpha, unit }: AlarmFacts): Criterion {
  const target = 1 / alpha
  const observed = state === null ? null : alarmValue(state)
  const rings = observed !== null && observed >= target
  const n = counts.reduce((sum, count) => sum + count.n, 0)
  const pass = rings ? false : observed === null || n === 0 ? null : true
  return {
    id: 'alarm',
    title,
    observed,
    lower: null,
    upper: null,
    target,
    pass,
    remainingEstimate: pass ? 0 : null,
    n,
    unit,
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (n === 0 && !rings) return `No ${unit} yet, so nothing watches over this.`
    const { errors, lower, upper } = auditFigures(auditCells(counts), alpha)
    const seen = `${errors} of ${n} ${unit} were wrong, which puts the error between ${atLeast(lower)} and ${atMost(upper)}.`
    return rings
      ? `The error is above ${asSet(limit)}, or has been. ${seen}`
      : `Nothing shows the error to be above ${asSet(limit)}. ${seen}`
  }
}
