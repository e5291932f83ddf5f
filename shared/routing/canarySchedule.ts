import type { Policy } from '../schema/task'
import { cellsOfCounts, lowerBound, upperBound } from '../stats/betting/bounds'
import { type AgreementCount, isConfidentlyWorse } from '../stats/betting/differences'
import { shareWords } from './bucket'

/** The candidate's share of the items, step by step. */
const canaryShares: readonly number[] = [0.05, 0.25, 0.5, 1]

/** The share after this one; null where the candidate has all items. */
export function nextShare(share: number): number | null {
  return canaryShares.find((step) => step > share) ?? null
}

/** A difference of shares; `shared/gates` writes its own the same way, as neither may know the other. */
function pointWords(difference: number): string {
  const points = Number((difference * 100).toFixed(4))
  return `${points} ${points === 1 ? 'point' : 'points'}`
}

export interface CanaryFacts {
  readonly share: number
  /** Independent decisions on the items of each since the canary began, under the present policy. */
  readonly candidate: AgreementCount
  readonly control: AgreementCount
  readonly policy: Pick<Policy, 'confidenceLevel' | 'nonInferiorityMargin' | 'minSegmentReviews'>
}

export interface CanaryJudgement {
  /** `ready` for the next share, or at a share of 1 to serve alone; `demote` for all items back at once. */
  readonly verdict: 'insufficient' | 'hold' | 'ready' | 'demote'
  readonly next: number | null
  /** Agreement of the candidate less that of the control; null without decisions on both sides. */
  readonly difference: number | null
  /** Lower bound of that difference, valid at all times; −1 without decisions. */
  readonly lower: number
  /** What `lower` must reach for the next share. */
  readonly target: number
  readonly why: string
}

/**
 * Judges a canary, as often as one likes: every bound is valid at all times, each side at half of α (statistics, 5.7).
 *
 * Confidently worse goes back, however few the decisions. The next share s is open once s times what the candidate may
 * at most be worse stays within `nonInferiorityMargin`: that product is the agreement which all items together could
 * lose. So the first steps need little evidence, as little is at stake, and the last needs full non-inferiority.
 */
export function judgeCanary({ share, candidate, control, policy }: CanaryFacts): CanaryJudgement {
  const alpha = 1 - policy.confidenceLevel
  const next = nextShare(share)
  const lower =
    lowerBound(cellsOfCounts(candidate.n, candidate.agreed), alpha / 2) -
    upperBound(cellsOfCounts(control.n, control.agreed), alpha / 2)
  const target = 0 - policy.nonInferiorityMargin / (next ?? 1)
  const difference =
    candidate.n === 0 || control.n === 0
      ? null
      : candidate.agreed / candidate.n - control.agreed / control.n
  const judged = { next, difference, lower, target }
  const counts = `${candidate.agreed} of ${candidate.n} agree for the candidate, ${control.agreed} of ${control.n} for the serving version`
  if (isConfidentlyWorse(candidate, control, alpha))
    return { ...judged, verdict: 'demote', why: `${counts}: worse beyond doubt` }
  const missing = policy.minSegmentReviews - Math.min(candidate.n, control.n)
  if (missing > 0)
    return { ...judged, verdict: 'insufficient', why: `${counts}: ${missing} more are needed` }
  const atStake = `at ${shareWords(next ?? 1)} of the items the candidate may be worse by ${pointWords(-target)}`
  return lower >= target
    ? { ...judged, verdict: 'ready', why: `${counts}: good enough, as ${atStake}` }
    : { ...judged, verdict: 'hold', why: `${counts}: not good enough yet, as ${atStake}` }
}
