import { cellsOfCounts, flipCells, upperBound } from '../../stats/betting/bounds'
import { remainingEstimate } from '../../stats/betting/remaining'
import { shareOf } from '../../stats/interval'
import { asSet, atMost, type Criterion, remainingWords } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/**
 * Missed critical labels are rare: U ≤ `maxCriticalError` over the items to which people gave a critical label
 * (statistics, 5.2). A task without critical labels has nothing to miss and passes.
 */
export function judgeCriticalError(facts: GateFacts): Criterion {
  const { policy, hasCriticalLabels } = facts
  const { n, errors } = facts.critical
  const target = policy.maxCriticalError
  const alpha = errorChance(policy)
  const cells = cellsOfCounts(n, errors)
  const upper = n === 0 ? null : upperBound(cells, alpha)
  const pass = hasCriticalLabels ? (upper === null ? null : upper <= target) : true
  const remaining = pass ? 0 : remainingEstimate(flipCells(cells), 1 - target, alpha)
  return {
    id: 'critical-error',
    title: 'Missed critical labels',
    observed: shareOf(errors, n),
    lower: null,
    upper,
    target,
    pass,
    remainingEstimate: remaining,
    n,
    unit: 'critical items',
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (!hasCriticalLabels) return 'No label of this task is critical.'
    if (upper === null) return 'People have not given a critical label to any item yet.'
    const found = `The model misses at most ${atMost(upper)} of the critical items; ${asSet(target)} is allowed.`
    return pass ? found : `${found} ${remainingWords(remaining, 'critical items')}`
  }
}
