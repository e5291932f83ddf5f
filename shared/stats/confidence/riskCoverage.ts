import { type ConfidenceGroups, countPairs, visitDescending } from './groups'
import { THRESHOLD_GRID } from './threshold'

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

/** Of the curve are drawn, at most, the points of so many pieces of equal coverage. */
const PIECES = 100

/**
 * Of very many points those that a plot needs: of each piece of coverage the first and the last, the one with the least
 * and the one with the most risk, so that no peak is lost; and those at which the thresholds of the grid are read. What
 * is left are points of the curve itself, in its order.
 */
export function thinRiskCoverage(
  points: readonly RiskCoveragePoint[],
): readonly RiskCoveragePoint[] {
  if (points.length <= 4 * PIECES) return points
  const kept = new Set<RiskCoveragePoint>(gridPoints(points))
  for (const piece of cutByCoverage(points)) {
    const [first] = piece
    if (!first) continue
    const lowest = piece.reduce((a, b) => (b.risk < a.risk ? b : a), first)
    const highest = piece.reduce((a, b) => (b.risk > a.risk ? b : a), first)
    for (const point of [first, lowest, highest, piece.at(-1) ?? first]) kept.add(point)
  }
  return points.filter((point) => kept.has(point))
}

function cutByCoverage(
  points: readonly RiskCoveragePoint[],
): readonly (readonly RiskCoveragePoint[])[] {
  const pieces = Array.from({ length: PIECES }, (): RiskCoveragePoint[] => [])
  for (const point of points)
    pieces[Math.min(PIECES - 1, Math.floor(point.coverage * PIECES))]?.push(point)
  return pieces
}

/** For each threshold of the grid the last point at or above it: what is accepted there. */
function gridPoints(points: readonly RiskCoveragePoint[]): readonly RiskCoveragePoint[] {
  const found: RiskCoveragePoint[] = []
  let at = 0
  for (const threshold of THRESHOLD_GRID) {
    let point = points[at]
    while (point && point.threshold >= threshold) point = points[++at]
    const last = points[at - 1]
    if (last) found.push(last)
  }
  return found
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
