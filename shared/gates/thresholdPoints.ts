import { cellsOfCounts, upperBound } from '../stats/betting/bounds'
import { WALK_STARTS } from '../stats/confidence/threshold'
import { shareOf } from '../stats/interval'
import { errorChance, type GateFacts } from './facts'

/** What a threshold of the grid would mean. */
export interface GridPoint {
  readonly threshold: number
  /** Share of all predictions at or above it; 0 without predictions. */
  readonly coverage: number
  /** Reviewed pairs at or above it, and how many of them differ. */
  readonly n: number
  readonly errors: number
  /** `errors` in `n`; null where no pair is that confident. */
  readonly risk: number | null
  /** Upper bound of the error at the level by which thresholds are chosen (statistics, 5.4); 1 without pairs. */
  readonly upperBound: number
}

/** Every threshold that is ever judged, from careful to bold, for choosing one on a curve. */
export function thresholdPoints({
  grid,
  coverage,
  policy,
}: Pick<GateFacts, 'grid' | 'coverage' | 'policy'>): readonly GridPoint[] {
  const alpha = errorChance(policy) / WALK_STARTS.length
  const accepted = new Map(coverage.accepted.map(({ threshold, n }) => [threshold, n]))
  return grid
    .toSorted((a, b) => b.threshold - a.threshold)
    .map(({ threshold, n, errors }) => ({
      threshold,
      coverage: shareOf(accepted.get(threshold) ?? 0, coverage.predictions) ?? 0,
      n,
      errors,
      risk: shareOf(errors, n),
      upperBound: n === 0 ? 1 : upperBound(cellsOfCounts(n, errors), alpha),
    }))
}
