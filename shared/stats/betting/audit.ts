import { lowerBound, upperBound } from './bounds'
import type { Cell } from './evidence'

/**
 * Audited automatic decisions alike: `value` 1 for an error and 0 for none, `weight` the smallest probability with
 * which the policy in force could have drawn an item, over that with which these were drawn.
 */
export type AuditCell = Cell

export interface AuditFigures {
  readonly n: number
  readonly errors: number
  /** Error of all automatic decisions, each audited one standing for as many as its probability says. */
  readonly estimate: number | null
  /** Bounds for that error at one-sided `alpha` each, valid at all times. */
  readonly lower: number
  readonly upper: number
}

/** The weight v of an item drawn with `probability` under a policy that draws with at least `smallest`. */
export function auditWeight(probability: number, smallest: number): number {
  return smallest / probability
}

/**
 * The share of errors among automatic decisions from the audit sample: Σ(y/π) / Σ(1/π) over audited items (Hájek's
 * ratio), which the common factor π_min in the weights leaves as it is. `null` without audits.
 */
export function estimateError(cells: readonly AuditCell[]): number | null {
  let errors = 0
  let weights = 0
  for (const { value, weight, n } of cells) {
    errors += n * weight * value
    weights += n * weight
  }
  return weights > 0 ? errors / weights : null
}

/**
 * Estimate and bounds of the error of automatic decisions. The upper bound, which promotion and staying depend on,
 * bets even shares; the lower bound bets small shares, as an alarm does. [0, 1] without audits.
 */
export function auditFigures(cells: readonly AuditCell[], alpha: number): AuditFigures {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  const errors = cells.reduce((sum, cell) => sum + cell.n * cell.value, 0)
  return {
    n,
    errors,
    estimate: estimateError(cells),
    lower: lowerBound(cells, alpha, 3),
    upper: upperBound(cells, alpha, 1),
  }
}
