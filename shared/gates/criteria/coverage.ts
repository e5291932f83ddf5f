import { shareOf } from '../../stats/interval'
import { asSet, atLeast, countWords, type Criterion } from '../criterion'
import type { GateFacts } from '../facts'
import { recommendThreshold } from './threshold'

/**
 * Automation is worth it: at least `minCoverage` of all predictions lie at or above the recommended threshold
 * (statistics, 5.4). A plain share, so it has no bound. Without a threshold the model would decide nothing, which
 * fails unless evidence for a threshold is missing altogether.
 */
export function judgeCoverage(facts: GateFacts): Criterion {
  const { policy, agreement, coverage } = facts
  const target = policy.minCoverage
  const threshold = recommendThreshold(facts)?.threshold ?? null
  const accepted = coverage.accepted.find((one) => one.threshold === threshold)?.n ?? 0
  const observed = threshold === null ? null : shareOf(accepted, coverage.predictions)
  const pass = observed === null ? (agreement.n === 0 ? null : false) : observed >= target
  return {
    id: 'coverage',
    title: 'Share that the model would decide',
    observed,
    lower: null,
    upper: null,
    target,
    pass,
    // How confident a model is does not change with the number of reviews.
    remainingEstimate: pass ? 0 : null,
    n: coverage.predictions,
    unit: 'predictions',
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (pass === null) return 'Known once a threshold is.'
    if (observed === null) return 'Without a threshold the model would decide nothing.'
    return `At ${threshold} the model would decide ${atLeast(observed)} of ${countWords(coverage.predictions)} items; ${asSet(target)} is asked.`
  }
}
