import { cohenKappa } from '../../stats/agreement/kappa'
import { asymptoticLowerBound } from '../../stats/betting/asymptotic'
import { countWords, type Criterion, remainingWords } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/** Beyond this an estimate helps nobody. */
const MOST = 2 ** 40

/**
 * Agreement beyond chance: the lower end of κ's asymptotic confidence sequence reaches `minKappa` (statistics, 5.6).
 * It does not apply to answers that are no single label, and then asks nothing.
 * Judged from `minReviews` pairs on, as the bound is not to be trusted below; `lower` is null until then.
 */
export function judgeKappa({ kind, confusion, agreement, policy }: GateFacts): Criterion {
  const { n } = agreement
  const { value, se } = cohenKappa(confusion)
  const target = policy.minKappa
  const alpha = errorChance(policy)
  const missing = Math.max(0, policy.minReviews - n)
  const lower = missing > 0 ? null : asymptoticLowerBound(value, se, n, alpha)
  const applies = kind === 'label'
  const pass = !applies ? true : lower === null ? null : lower >= target
  const remaining = pass ? 0 : estimateRemaining(value, se, n, missing, target, alpha)
  return {
    id: 'kappa',
    title: 'Agreement beyond chance (κ)',
    observed: value,
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
    if (!applies) return 'κ compares single labels; these answers are judged by agreement alone.'
    if (n === 0) return `No reviews yet; ${countWords(policy.minReviews)} are needed.`
    if (missing > 0)
      return `${countWords(n)} of ${countWords(policy.minReviews)} reviews; ${countWords(missing)} more before this is judged.`
    if (lower === null)
      return 'κ is undefined while people and model have used one and the same label only; reviews with other labels are needed.'
    const found = `κ is at least ${(Math.floor(lower * 100 + 1e-9) / 100).toFixed(2)}; ${target} is asked.`
    return pass ? found : `${found} ${remainingWords(remaining, 'reviews')}`
  }
}

/** The reviews until the bound reaches the target, should κ stay and its error shrink with the root of their number. */
function estimateRemaining(
  value: number | null,
  se: number | null,
  n: number,
  missing: number,
  target: number,
  alpha: number,
): number | null {
  if (value === null || se === null || value <= target) return null
  const reaches = (total: number): boolean =>
    (asymptoticLowerBound(value, se * Math.sqrt(n / total), total, alpha) ?? -Infinity) >= target
  let [short, enough] = [n + missing, n + missing]
  if (reaches(enough)) return missing
  while (!reaches(enough)) {
    if (enough > MOST) return null
    short = enough
    enough *= 2
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (reaches(middle)) enough = middle
    else short = middle
  }
  return enough - n
}
