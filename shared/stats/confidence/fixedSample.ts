import { binomialTail } from '../beta'
import { clopperPearsonUpper } from '../interval'
import { type ConfidenceGroups, countPairs, visitAscending } from './groups'
import { type GridCount, THRESHOLD_GRID, type ThresholdChoice, WALK_STARTS } from './threshold'

/**
 * Selection with guaranteed risk (Geifman & El-Yaniv 2017): a threshold whose error is at most `maxError` with
 * probability 1 − `delta`, by bisection over the sorted confidences with an exact bound at each step.
 *
 * For one analysis at an n fixed beforehand only; repeated looks void it. `null` when no step qualifies.
 */
export function guaranteeRisk(
  groups: ConfidenceGroups,
  maxError: number,
  delta: number,
): ThresholdChoice | null {
  const total = countPairs(groups)
  const steps = Math.ceil(Math.log2(total))
  let best: ThresholdChoice | null = null
  let [low, high] = [1, total]
  for (let step = 0; step < steps; step++) {
    const position = Math.ceil((low + high) / 2)
    const count = countFrom(groups, position)
    const bound = clopperPearsonUpper(count.n, count.errors, delta / steps)
    if (bound <= maxError) {
      best = { ...count, upperBound: bound }
      high = position
    } else {
      low = position
    }
  }
  return best
}

/**
 * Learn-then-Test (Angelopoulos, Bates, Candès, Jordan & Lei 2021) with fixed sequences down the grid: on while the
 * exact binomial p-value for "the error is at least maxError" is at most the start's share of `delta`.
 *
 * For one analysis at an n fixed beforehand only. `upperBound` describes the chosen threshold as if it had been the only
 * one; the guarantee is for `maxError`. `null` when no threshold qualifies.
 */
export function learnThenTest(
  counts: Iterable<GridCount>,
  maxError: number,
  delta: number,
): ThresholdChoice | null {
  const countByThreshold = new Map([...counts].map((count) => [count.threshold, count]))
  const budget = delta / WALK_STARTS.length
  let best: GridCount | null = null
  for (const start of WALK_STARTS) {
    for (const threshold of THRESHOLD_GRID) {
      if (threshold > start) continue
      const count = countByThreshold.get(threshold)
      if (count === undefined || binomialTail(count.n, count.errors, maxError) > budget) break
      if (best === null || threshold < best.threshold) best = count
    }
  }
  return best && { ...best, upperBound: clopperPearsonUpper(best.n, best.errors, delta) }
}

/** What is accepted at the confidence in the given place of the ascending order, counted from 1. */
function countFrom(groups: ConfidenceGroups, position: number): GridCount {
  let below = 0
  let count = { threshold: 0, n: 0, errors: 0 }
  visitAscending(groups, (confidence, n, agreed) => {
    below += n
    if (below < position) return
    const threshold = count.n === 0 ? confidence : count.threshold
    count = { threshold, n: count.n + n, errors: count.errors + n - agreed }
  })
  return count
}
