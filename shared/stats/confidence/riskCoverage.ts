import { type ConfidenceGroups, countPairs, visitDescending } from './groups'

export interface RiskCoveragePoint {
  /** Accepted are the pairs with confidence ≥ threshold. */
  readonly threshold: number
  /** Accepted pairs as a share of all, in (0, 1]. */
  readonly coverage: number
  /** Disagreements as a share of the accepted, in [0, 1]. */
  readonly risk: number
}

/** The risk–coverage curve: one point for each distinct confidence, from the highest down. Empty without pairs. */
export function riskCoveragePoints(groups: ConfidenceGroups): readonly RiskCoveragePoint[] {
  const total = countPairs(groups)
  const points: RiskCoveragePoint[] = []
  let accepted = 0
  let errors = 0
  visitDescending(groups, (threshold, n, agreed) => {
    accepted += n
    errors += n - agreed
    points.push({ threshold, coverage: accepted / total, risk: errors / accepted })
  })
  return points
}

/**
 * Area under the risk–coverage curve (Geifman, Uziel & El-Yaniv 2019): the risk among the i most confident pairs,
 * averaged over every i. In [0, 1]; `null` without pairs.
 *
 * Pairs of equal confidence each carry an equal part of their common errors, so that no order among them is assumed.
 */
export function areaUnderRiskCoverage(groups: ConfidenceGroups): number | null {
  let sum = 0
  let accepted = 0
  let errors = 0
  visitDescending(groups, (_confidence, n, agreed) => {
    const each = (n - agreed) / n
    for (let i = 1; i <= n; i++) sum += (errors + each * i) / (accepted + i)
    accepted += n
    errors += n - agreed
  })
  return accepted > 0 ? sum / accepted : null
}
