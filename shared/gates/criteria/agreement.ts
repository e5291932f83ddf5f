import { cellsOfCounts, lowerBound } from '../../stats/betting/bounds'
import { remainingEstimate } from '../../stats/betting/remaining'
import { shareOf } from '../../stats/interval'
import { asSet, atLeast, countWords, type Criterion, remainingWords } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/** The model agrees with people often enough: L ≥ `targetAgreement` (statistics, 5.2), from `minReviews` pairs on. */
export function judgeAgreement({ agreement, policy }: GateFacts): Criterion {
  const { n, agreed } = agreement
  const target = policy.targetAgreement
  const missing = Math.max(0, policy.minReviews - n)
  const cells = cellsOfCounts(n, agreed)
  const lower = n === 0 ? null : lowerBound(cells, errorChance(policy))
  const pass = lower === null || missing > 0 ? null : lower >= target
  const more = pass ? 0 : remainingEstimate(cells, target, errorChance(policy))
  const remaining = more === null ? null : Math.max(more, missing)
  return {
    id: 'agreement',
    title: 'Agreement with people',
    observed: shareOf(agreed, n),
    lower,
    upper: null,
    target,
    pass,
    remainingEstimate: remaining,
    n,
    unit: 'reviews',
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (lower === null) return `No reviews yet; ${countWords(policy.minReviews)} are needed.`
    if (missing > 0)
      return `${countWords(n)} of ${countWords(policy.minReviews)} reviews; ${countWords(missing)} more before this is judged.`
    const found = `Agreement is at least ${atLeast(lower)}; ${asSet(target)} is asked.`
    return pass ? found : `${found} ${remainingWords(remaining, 'reviews')}`
  }
}
