import { cellsOfCounts } from '../../stats/betting/bounds'
import { remainingEstimate } from '../../stats/betting/remaining'
import {
  chooseThreshold,
  type GridCount,
  type ThresholdChoice,
  WALK_STARTS,
} from '../../stats/confidence/threshold'
import { shareOf } from '../../stats/interval'
import { asSet, atMost, type Criterion, remainingWords } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/** The smallest threshold above which errors are shown to be rare enough (statistics, 5.4); null where none is. */
export function recommendThreshold({
  grid,
  policy,
}: Pick<GateFacts, 'grid' | 'policy'>): ThresholdChoice | null {
  return chooseThreshold(grid, policy.maxSelectiveError, errorChance(policy))
}

/**
 * Some threshold of the grid keeps the error above it within `maxSelectiveError`. The figures are those at the
 * recommended threshold; without one, those of the start of the grid that is nearest to passing.
 */
export function judgeThreshold(facts: GateFacts): Criterion {
  const { policy, agreement } = facts
  const target = policy.maxSelectiveError
  const choice = recommendThreshold(facts)
  const nearest = choice === null ? nearestStart(facts) : null
  const shown = choice ?? nearest?.count ?? null
  const pass = agreement.n === 0 ? null : choice !== null
  const remaining = pass ? 0 : (nearest?.remaining ?? null)
  return {
    id: 'threshold',
    title: 'A threshold with few errors above it',
    observed: shown === null ? null : shareOf(shown.errors, shown.n),
    lower: null,
    upper: choice?.upperBound ?? null,
    target,
    pass,
    remainingEstimate: remaining,
    n: shown?.n ?? 0,
    unit: 'reviews',
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (pass === null) return 'No reviews yet.'
    if (choice !== null)
      return `At ${choice.threshold} or more the model errs on at most ${atMost(choice.upperBound)}; ${asSet(target)} is allowed.`
    const found = `No threshold is shown to keep errors within ${asSet(target)}.`
    return `${found} ${remainingWords(remaining, 'reviews')}`
  }
}

interface NearestStart {
  readonly count: GridCount
  /** In reviews of any confidence; null where the error there is not below the limit. */
  readonly remaining: number | null
}

/** The start of the grid that takes the fewest more reviews to pass; null without any pair that confident. */
function nearestStart({ grid, policy, agreement }: GateFacts): NearestStart | null {
  const alpha = errorChance(policy) / WALK_STARTS.length
  const starts = grid
    .filter((count) => count.n > 0 && WALK_STARTS.some((start) => start === count.threshold))
    .map((count) => {
      const cells = cellsOfCounts(count.n, count.n - count.errors)
      const more = remainingEstimate(cells, 1 - policy.maxSelectiveError, alpha)
      // Only a part of the reviews to come will be that confident.
      return {
        count,
        remaining: more === null ? null : Math.ceil((more * agreement.n) / count.n),
      }
    })
  return starts.reduce<NearestStart | null>(
    (best, one) =>
      best !== null && (best.remaining ?? Infinity) <= (one.remaining ?? Infinity) ? best : one,
    null,
  )
}
