import {
  differenceLowerBound,
  differenceToTarget,
  meanDifference,
  overlapCells,
} from '../../stats/betting/differences'
import { remainingEstimate } from '../../stats/betting/remaining'
import { asPoints, countWords, type Criterion, remainingWords } from '../criterion'
import { errorChance, type GateFacts } from '../facts'

/**
 * The model agrees with people as often as people with each other, less a margin: 2L − 1 ≥ −`nonInferiorityMargin`
 * over the items that two people decided (statistics, 5.2). Figures are differences in [−1, 1], negative where the
 * model agrees less.
 */
export function judgeNonInferiority({ overlap, policy }: GateFacts): Criterion {
  const n = overlap.level + overlap.modelOut + overlap.humansSplit
  const cells = overlapCells(overlap)
  const alpha = errorChance(policy)
  const target = 0 - policy.nonInferiorityMargin
  const lower = n === 0 ? null : differenceLowerBound(cells, alpha)
  const pass = lower === null ? null : lower >= target
  const remaining = pass ? 0 : remainingEstimate(cells, differenceToTarget(target), alpha)
  return {
    id: 'non-inferiority',
    title: 'As good as a second person',
    observed: meanDifference(cells),
    lower,
    upper: null,
    target,
    pass,
    remainingEstimate: remaining,
    n,
    unit: 'overlap items',
    detail: inWords(),
    parts: [],
  }

  function inWords(): string {
    if (lower === null)
      return 'No item was decided by two people independently; give the task an overlap, so that people can be compared with each other.'
    const points = (Math.ceil(-lower * 1000 - 1e-9) / 10).toFixed(1)
    const found =
      lower >= 0
        ? `On ${countWords(n)} overlap items the model agrees with people no less than they with each other.`
        : `On ${countWords(n)} overlap items the model may agree with people up to ${points} points less than they with each other; ${asPoints(policy.nonInferiorityMargin)} ${policy.nonInferiorityMargin === 0.01 ? 'is' : 'are'} allowed.`
    return pass ? found : `${found} ${remainingWords(remaining, 'overlap items')}`
  }
}
