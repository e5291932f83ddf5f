import type { DryRun } from '../../shared/routing/dryRun'
import { formatThreshold } from './gate'
import { ofHundred } from './hundred'
import { formatCount, formatCounted, notEnoughYet } from './numbers'
import { percentWords } from './stages'

interface PointFacts {
  readonly threshold: number
  readonly coverage: number
  readonly n: number
  readonly upperBound: number
}

/** An upper bound is never rounded down. */
export function errorBoundWords({ n, upperBound }: Pick<PointFacts, 'n' | 'upperBound'>): string {
  if (n === 0) return notEnoughYet
  return `${(Math.ceil(upperBound * 1000 - 1e-9) / 10).toFixed(1)}\u00a0%`
}

/** One threshold in a sentence, for those who move the handle by ear. */
export function thresholdSentence(point: PointFacts, limit: number): string {
  const error =
    point.n === 0
      ? 'its error is not known yet'
      : `its error is at most ${errorBoundWords(point)}, ${percentWords(limit)} is allowed`
  return `${formatThreshold(point.threshold)}: the model decides ${ofHundred(point.coverage)} of 100 items, ${error}`
}

interface WorkFacts {
  /** Of 100 items, those that the model would decide, and does now; null where that is not known. */
  readonly model: number
  readonly now: number | null
  /** Share of automatic decisions that are audited. */
  readonly audit: number
}

/** What a threshold means for people's work. */
export function workWords({ model, now, audit }: WorkFacts): string {
  const people = 100 - model
  const before = now === null || now === model ? '' : ` – now ${100 - now}`
  const audited = Math.max(1, Math.round(model * audit))
  const checks =
    model === 0
      ? ''
      : audit === 0
        ? ' None would be audited, so nothing would notice a mistake.'
        : ` About ${audited} would be audited blind.`
  return `Of the next 100 items the model would decide ${model}, people ${people}${before}.${checks}`
}

/** What a change would have done to past items. */
export function trialWords({ n, before, after, toModel, toPeople }: DryRun): string {
  if (n === 0)
    return 'No item has been predicted by the version in charge yet, so there is nothing to try it on.'
  const errors =
    after.n === 0
      ? ''
      : after.known === 0
        ? ' What was right is known of none of them.'
        : ` Of ${formatCount(after.known)} of them it is known what was right: ${formatCount(after.errors)} would have been wrong.`
  const moved = [
    toModel.n > 0 ? `${formatCount(toModel.n)} more` : '',
    toPeople.n > 0 ? `${formatCount(toPeople.n)} fewer` : '',
  ].filter((part) => part !== '')
  const change =
    moved.length === 0
      ? before.n === after.n
        ? ', as now'
        : ''
      : `, ${moved.join(' and ')} than under the present rules`
  return `On the last ${formatCounted(n, 'item')} the model would have decided ${formatCount(after.n)}${change}.${errors}`
}
