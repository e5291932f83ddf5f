import type { DryRun } from '../../shared/routing/dryRun'
import { isGroup, type PlainCondition, type ReviewCondition } from '../../shared/schema/conditions'
import type { Deployment } from '../../shared/schema/deployment'
import { formatThreshold } from './gate'
import { formatCount, formatCounted } from './numbers'
import { percentWords } from './stages'

/** What each kind of condition looks at, as it is chosen. */
export const ruleNames: Readonly<Record<PlainCondition['kind'], string>> = {
  confidence: 'Confidence',
  label: 'Label',
  segment: 'Segment',
  margin: 'Two best labels',
  random: 'By chance',
}

export const joinNames = { all: 'all of these', any: 'any of these' } as const

/** One condition within a sentence; `nameOf` says how a label is called. */
export function leafWords(leaf: PlainCondition, nameOf: (label: string) => string): string {
  switch (leaf.kind) {
    case 'confidence':
      return `the confidence is from ${formatThreshold(leaf.from)} to ${formatThreshold(leaf.to)}`
    case 'label':
      return `the model says ${orWords(leaf.labels.map(nameOf))}`
    case 'segment':
      return `${leaf.key} is ${orWords(leaf.values)}`
    case 'margin':
      return `the two best labels are less than ${formatThreshold(leaf.below)} apart`
    case 'random':
      return `it is drawn by chance, ${percentWords(leaf.share)} of the items`
  }
}

/** A whole condition in one sentence, nested ones in brackets. */
export function conditionWords(
  condition: ReviewCondition,
  nameOf: (label: string) => string = (label) => label,
): string {
  if (!isGroup(condition)) return leafWords(condition, nameOf)
  const join = condition.kind === 'all' ? ' and ' : ' or '
  return condition.of
    .map((one) => (isGroup(one) ? `(${conditionWords(one, nameOf)})` : leafWords(one, nameOf)))
    .join(join)
}

/** What saving other conditions means. */
export function savedConditionsWords({ stage }: Deployment, isNone: boolean): string {
  const people = isNone
    ? 'Nothing beyond the threshold goes to people any more'
    : 'Items that meet the conditions go to people, however sure the model is'
  return stage === 'partial' || stage === 'full'
    ? `${people}. What waits and nobody has begun is looked at again, and audits start anew, as the model then decides other items.`
    : `${people}, once the model decides by itself. At ${stage} people decide every item, so nothing changes for the next 100.`
}

/** What other conditions would have done to past items, all else being equal. */
export function conditionTrialWords(run: DryRun, threshold: number): string {
  const { n, after, toPeople, toModel } = run
  if (n === 0)
    return 'No item has been predicted by the version in charge yet, so there is nothing to try it on.'
  const moved = [
    toPeople.n > 0
      ? `${formatCount(toPeople.n)} more would go to people${disagreementWords(toPeople)}`
      : '',
    toModel.n > 0
      ? `${formatCount(toModel.n)} more would be decided by the model${disagreementWords(toModel)}`
      : '',
  ].filter((part) => part !== '')
  const change = moved.length === 0 ? 'nothing would have gone another way' : moved.join('; ')
  const at = threshold === 0 ? '' : ` at a threshold of ${formatThreshold(threshold)}`
  return `Of the last ${formatCounted(n, 'item')}${at}, ${change}. The model would have decided ${formatCount(after.n)}${disagreementWords(after)}.`
}

function disagreementWords({ n, known, errors }: DryRun['after']): string {
  if (n === 0) return ''
  if (known === 0) return ' (nobody knows yet what was right)'
  return ` (${formatCounted(errors, 'disagreement')} among the ${formatCount(known)} with a known answer)`
}

function orWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`
}
