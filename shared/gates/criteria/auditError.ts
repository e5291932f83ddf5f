import { auditWeight, estimateError } from '../../stats/betting/audit'
import { flipCells, upperBound } from '../../stats/betting/bounds'
import type { Cell } from '../../stats/betting/evidence'
import { remainingEstimate } from '../../stats/betting/remaining'
import { asSet, atMost, type Criterion, remainingWords, type Unit } from '../criterion'
import { type AuditCount, errorChance, type GateFacts } from '../facts'

/** Automatic decisions are rarely wrong: U ≤ `maxSelectiveError` from the audit sample (statistics, 5.3). */
export function judgeAuditError({ audit, policy }: GateFacts): Criterion {
  const figures = auditFiguresOf(audit.all, policy.maxSelectiveError, errorChance(policy))
  return {
    id: 'audit-error',
    title: 'Errors among automatic decisions',
    ...figures,
    unit: 'audits',
    detail: auditWords(figures, 'automatic decisions', 'audits'),
    parts: [],
  }
}

export type AuditJudgement = Pick<Criterion, 'lower' | 'pass' | 'remainingEstimate' | 'n'> & {
  /** Σ(y/π)/Σ(1/π); null without audits. */
  readonly observed: number | null
  readonly upper: number | null
  readonly target: number
}

/** What an audit sample says of an error that must stay at or below `limit`. */
export function auditFiguresOf(
  counts: readonly AuditCount[],
  limit: number,
  alpha: number,
): AuditJudgement {
  const n = counts.reduce((sum, count) => sum + count.n, 0)
  const cells = auditCells(counts)
  const upper = n === 0 ? null : upperBound(cells, alpha)
  const pass = upper === null ? null : upper <= limit
  return {
    observed: estimateAuditError(counts),
    lower: null,
    upper,
    target: limit,
    pass,
    remainingEstimate: pass ? 0 : remainingEstimate(flipCells(cells), 1 - limit, alpha),
    n,
  }
}

/** Counts as cells to bet on: `value` 1 for an error, weighted by the revision's own smallest chance. */
export function auditCells(counts: readonly AuditCount[]): readonly Cell[] {
  return counts.flatMap(({ probability, smallest, n, errors }) => {
    const weight = auditWeight(probability, smallest)
    return [
      { value: 1, weight, n: errors },
      { value: 0, weight, n: n - errors },
    ]
  })
}

/** Each audited item stands for 1/π; the weights for betting would not do, as revisions may differ in the smallest π. */
function estimateAuditError(counts: readonly AuditCount[]): number | null {
  const smallest = counts.reduce((least, count) => Math.min(least, count.probability), 1)
  return estimateError(auditCells(counts.map((count) => ({ ...count, smallest }))))
}

export function auditWords(
  { upper, target, pass, remainingEstimate: more }: AuditJudgement,
  of: string,
  unit: Unit,
): string {
  if (upper === null)
    return `No ${unit} yet: people must decide some automatically decided items blind.`
  const found = `At most ${atMost(upper)} of the ${of} are wrong; ${asSet(target)} is allowed.`
  return pass ? found : `${found} ${remainingWords(more, unit)}`
}
