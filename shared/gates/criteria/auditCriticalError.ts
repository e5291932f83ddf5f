import type { Criterion } from '../criterion'
import { errorChance, type GateFacts } from '../facts'
import { auditFiguresOf, auditWords } from './auditError'

/**
 * The model decides few critical items wrongly: U ≤ `maxCriticalError` over the audited items to which the person
 * gave a critical label (statistics, 5.3). A task without critical labels passes.
 */
export function judgeAuditCriticalError({
  audit,
  policy,
  hasCriticalLabels,
}: GateFacts): Criterion {
  const figures = auditFiguresOf(audit.critical, policy.maxCriticalError, errorChance(policy))
  const shared = {
    id: 'audit-critical-error',
    title: 'Critical labels missed by automatic decisions',
    unit: 'critical audits',
    parts: [],
  } as const
  if (!hasCriticalLabels)
    return {
      ...shared,
      ...figures,
      pass: true,
      remainingEstimate: 0,
      detail: 'No label of this task is critical.',
    }
  return {
    ...shared,
    ...figures,
    detail: auditWords(figures, 'critical items decided automatically', 'critical audits'),
  }
}
