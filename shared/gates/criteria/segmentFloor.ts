import { cellsOfCounts, lowerBound } from '../../stats/betting/bounds'
import { remainingEstimate } from '../../stats/betting/remaining'
import { shareOf } from '../../stats/interval'
import type { SegmentCount } from '../../stats/reportCounts'
import { asSet, atLeast, countWords, type Criterion, type SegmentPart } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/**
 * Nobody is left behind: L ≥ `segmentFloor` in every segment value with at least `minSegmentReviews` pairs
 * (statistics, 5.2). Smaller segments are listed as not yet known and do not block; without any pair at all, nothing
 * is known. `observed` and `lower` are those of the segment with the lowest bound.
 */
export function judgeSegmentFloor(facts: GateFacts): Criterion {
  const { policy, agreement } = facts
  const parts = facts.segments.map((count) => judgeSegment(count, facts))
  const known = parts.filter((part) => part.pass !== null)
  const worst = known.reduce<SegmentPart | null>(
    (low, part) => (low !== null && (low.lower ?? 0) <= (part.lower ?? 0) ? low : part),
    null,
  )
  const failing = known.filter((part) => part.pass === false)
  const pass = agreement.n === 0 ? null : failing.length === 0
  return {
    id: 'segment-floor',
    title: 'Agreement in every segment',
    observed: worst?.observed ?? null,
    lower: worst?.lower ?? null,
    upper: null,
    target: policy.segmentFloor,
    pass,
    remainingEstimate: pass ? 0 : longestOf(failing),
    n: agreement.n,
    unit: 'reviews',
    detail: inWords(),
    parts,
  }

  function inWords(): string {
    if (pass === null) return 'No reviews yet.'
    const small = parts.length - known.length
    const unknown =
      small === 0
        ? ''
        : ` ${countWords(small)} ${small === 1 ? 'segment has' : 'segments have'} fewer than ${countWords(policy.minSegmentReviews)} reviews and ${small === 1 ? 'is' : 'are'} not yet known.`
    if (worst === null)
      return parts.length === 0
        ? 'The items have no segments.'
        : `Nothing to hold against it.${unknown}`
    const where = `Lowest in ${worst.key} = ${worst.value}: at least ${atLeast(worst.lower ?? 0)}; ${asSet(policy.segmentFloor)} is asked.`
    const others =
      failing.length > 1 ? ` ${countWords(failing.length)} segments are below that.` : ''
    return where + others + unknown
  }
}

function judgeSegment({ key, value, n, agreed }: SegmentCount, { policy }: GateFacts): SegmentPart {
  const alpha = errorChance(policy)
  const cells = cellsOfCounts(n, agreed)
  const lower = n === 0 ? null : lowerBound(cells, alpha)
  const missing = Math.max(0, policy.minSegmentReviews - n)
  const pass = lower === null || missing > 0 ? null : lower >= policy.segmentFloor
  const more = pass ? 0 : remainingEstimate(cells, policy.segmentFloor, alpha)
  return {
    key,
    value,
    n,
    observed: shareOf(agreed, n),
    lower,
    pass,
    remainingEstimate: more === null ? null : Math.max(more, missing),
  }
}

/** The most that any failing segment still needs, counted in its own reviews; null where one needs more than reviews. */
function longestOf(failing: readonly SegmentPart[]): number | null {
  if (failing.length === 0) return null
  return failing.reduce<number | null>(
    (most, { remainingEstimate: more }) =>
      most === null || more === null ? null : Math.max(most, more),
    0,
  )
}
