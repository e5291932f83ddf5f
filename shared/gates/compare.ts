import type { Policy } from '../schema/task'
import {
  differenceLowerBound,
  meanDifference,
  versionCells,
  type VersionCounts,
} from '../stats/betting/differences'
import { errorChance } from './facts'

/** How a candidate does beside the serving version on the same items; differences are in [−1, 1]. */
export interface Comparison {
  /** Items with both predictions and an independent decision. */
  readonly n: number
  readonly onlyCandidateAgrees: number
  readonly onlyControlAgrees: number
  /** Agreement of the candidate less that of the control; null at n = 0. */
  readonly difference: number | null
  /** One-sided bound of it that holds at all times; null at n = 0. */
  readonly lower: number | null
  /**
   * `better` where that bound is not below 0, `not-worse` where it is not below −margin, `worse` where the control is
   * ahead of the candidate beyond doubt, `open` where none of these is shown.
   */
  readonly verdict: 'insufficient' | 'better' | 'not-worse' | 'worse' | 'open'
}

/**
 * Compares two versions item by item (statistics, 5.7). From `minReviews` items on, but for `worse`, which is told as
 * soon as it is shown.
 */
export function compareVersions(
  counts: VersionCounts,
  policy: Pick<Policy, 'confidenceLevel' | 'minReviews' | 'nonInferiorityMargin'>,
): Comparison {
  const { same, onlyCandidate, onlyControl } = counts
  const n = same + onlyCandidate + onlyControl
  const cells = versionCells(counts)
  const swapped = versionCells({ same, onlyCandidate: onlyControl, onlyControl: onlyCandidate })
  const alpha = errorChance(policy)
  const lower = n === 0 ? null : differenceLowerBound(cells, alpha)
  return {
    n,
    onlyCandidateAgrees: onlyCandidate,
    onlyControlAgrees: onlyControl,
    difference: meanDifference(cells),
    lower,
    verdict: decide(),
  }

  function decide(): Comparison['verdict'] {
    if (lower === null) return 'insufficient'
    if (differenceLowerBound(swapped, alpha) > 0) return 'worse'
    if (n < policy.minReviews) return 'insufficient'
    if (lower >= 0) return 'better'
    return lower >= -policy.nonInferiorityMargin ? 'not-worse' : 'open'
  }
}
