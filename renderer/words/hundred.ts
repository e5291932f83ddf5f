import {
  isSameVersion,
  servingVersion,
  stages,
  type Deployment,
  type Stage,
  type Strategy,
  type VersionRef,
} from '../../shared/schema/deployment'
import type { Task } from '../../shared/schema/task'
import { formatThreshold } from './gate'
import { formatCount, formatCounted } from './numbers'
import { listWords, stageName, versionName } from './stages'

export interface HundredFacts {
  readonly before: Deployment
  readonly after: Deployment
  /** Share of the version's predictions at or above a threshold; null where it is not known. */
  readonly coverage: (version: VersionRef, threshold: number) => number | null
  readonly review: Pick<Task['review'], 'audit' | 'blindInAssisted' | 'conditions'>
  /** Items that wait for a first answer. */
  readonly waiting: { readonly blind: number; readonly shown: number }
}

/** What will happen to the next 100 items when `before` becomes `after`, in a sentence. */
export function nextHundredWords(facts: HundredFacts): string {
  const { before, after } = facts
  const parts = [
    `${whoDecides(facts)}${whatIsNow(facts)}`,
    ...whatIsChecked(facts),
    ...whichVersion(before.strategy, after.strategy),
  ]
  return `${parts.join('; ')}.${whatWaits(facts)}`
}

/** What becomes of the items that wait: they are looked at again wherever a model decides, and on a step down. */
function whatWaits({ before, after, waiting, review }: HundredFacts): string {
  const n = waiting.blind + waiting.shown
  const isDown = stages.indexOf(after.stage) < stages.indexOf(before.stage)
  if (n === 0 || !(isAutomatic(after.stage) || isDown)) return ''
  const one = n === 1
  const who = `The ${formatCounted(n, 'item')} that ${one ? 'waits' : 'wait'} now`
  if (!isAutomatic(after.stage))
    return ` ${who}, but for what somebody has begun, ${one ? 'is' : 'are'} looked at again.`
  const share = ofHundred(review.blindInAssisted)
  const kept =
    waiting.blind === 0 || share === 0
      ? ''
      : `; of the ${formatCount(waiting.blind)} that ${waiting.blind === 1 ? 'waits' : 'wait'} blind, about ${share} in 100 are drawn to stay so`
  return ` ${who} ${one ? 'goes' : 'go'} the same way, but for what somebody has begun${kept}.`
}

/** How many of 100 items a model decides under a deployment; null where it is not known. */
export function decidedByModel(
  { stage, threshold, strategy }: Deployment,
  coverage: HundredFacts['coverage'],
): number | null {
  const parts = itemParts(strategy)
  if (parts.length === 0 || strategy.kind === 'shadow') return 0
  if (stage === 'full') return 100
  if (stage !== 'partial') return 0
  const shares = parts.map((part) => {
    const accepted = threshold === null ? null : coverage(part.version, threshold)
    return accepted === null ? null : accepted * part.share
  })
  return shares.includes(null)
    ? null
    : ofHundred(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0))
}

interface ItemPart {
  readonly version: VersionRef
  readonly share: number
}

/** Which versions the items go to, without those that get none. */
function itemParts(strategy: Strategy): readonly ItemPart[] {
  return allParts(strategy).filter(({ share }) => share > 0)
}

function allParts(strategy: Strategy): readonly ItemPart[] {
  switch (strategy.kind) {
    case 'single':
      return strategy.serving === null ? [] : [{ version: strategy.serving, share: 1 }]
    case 'silent':
    case 'shadow':
      return [{ version: strategy.serving, share: 1 }]
    case 'canary':
      return [
        { version: strategy.candidate, share: strategy.share },
        { version: strategy.serving, share: 1 - strategy.share },
      ]
    case 'blue-green':
      return [
        { version: strategy.green, share: strategy.weight },
        { version: strategy.blue, share: 1 - strategy.weight },
      ]
  }
}

/** A share as a count of 100 in which what is rare does not vanish, nor what is nearly all become all. */
export function ofHundred(share: number): number {
  if (share <= 0 || share >= 1) return Math.min(1, Math.max(0, share)) * 100
  return Math.min(99, Math.max(1, Math.round(share * 100)))
}

function whoDecides({ before, after, coverage, review }: HundredFacts): string {
  const parts = itemParts(after.strategy)
  const [first] = parts
  const isOne = parts.length < 2
  const name = !isOne ? 'the two versions' : first ? versionName(first.version) : 'the model'
  const verb = (stem: string) => (isOne ? `${stem}s` : stem)
  const still = isSameStage(before, after) ? 'still ' : ''
  switch (after.stage) {
    case 'manual':
      return `People ${still}decide all of the next 100 items, and no model is asked`
    case 'shadow':
      return `People ${still}decide all of the next 100 items, without seeing what ${name} ${verb('say')}`
    case 'assisted': {
      const blind = ofHundred(review.blindInAssisted)
      const suggestion = isOne ? `the suggestion of ${name}` : 'a suggestion'
      const how =
        blind === 0
          ? `with ${suggestion} beside each`
          : `about ${100 - blind} with ${suggestion} beside them and about ${blind} blind`
      return `People ${still}decide all of the next 100 items, ${how}`
    }
    case 'partial': {
      const model = decidedByModel(after, coverage)
      const at =
        after.threshold === null
          ? ''
          : ` (those with a confidence of ${formatThreshold(after.threshold)} or more)`
      return model === null
        ? `Of the next 100 items ${name} ${verb('decide')} those that are sure enough${at}, and people the others; how many that is, is not known yet`
        : `Of the next 100 items ${name} ${still}${verb('decide')} about ${model}${at} and people ${100 - model}`
    }
    case 'full':
      return `All of the next 100 items are ${still}decided by ${name}`
  }
}

/** What that is compared with, where the model's part changes. */
function whatIsNow({ before, after, coverage }: HundredFacts): string {
  const [now, then] = [decidedByModel(before, coverage), decidedByModel(after, coverage)]
  if (now === null || then === null || now === then) return ''
  if (now === 0) return ', where people now decide all 100'
  return now === 100
    ? ', where the model now decides all 100'
    : `, where the model now decides about ${now}`
}

function whatIsChecked({ after, coverage, review }: HundredFacts): readonly string[] {
  const model = decidedByModel(after, coverage)
  if (!isAutomatic(after.stage) || model === 0) return []
  const conditions =
    review.conditions === null ? [] : ['the task’s review conditions send some of these to people']
  const of = model === null ? 'those' : `the ${model}`
  if (review.audit === 0)
    return [...conditions, `none of ${of} is audited, so nothing would notice a mistake`]
  const audited = model === null ? 'some' : `about ${Math.max(1, Math.round(model * review.audit))}`
  return [...conditions, `${audited} of ${of} are audited blind by a person`]
}

function whichVersion(before: Strategy, after: Strategy): readonly string[] {
  const old = servingVersion(before)
  const serving = servingVersion(after)
  const takesOver =
    old !== null && serving !== null && !isSameVersion(old, serving) && after.kind === 'single'
      ? [`${versionName(serving)} takes the place of ${versionName(old)}`]
      : []
  switch (after.kind) {
    case 'single':
      return before.kind === 'canary' && takesOver.length === 0
        ? [`none goes to ${versionName(before.candidate)} any more`]
        : takesOver
    case 'shadow':
      return []
    case 'silent': {
      const names = listWords(after.candidates.map(versionName))
      const one = after.candidates.length === 1
      return [`${names} ${one ? 'predicts' : 'predict'} all 100 too, unseen, for comparison only`]
    }
    case 'canary':
      return [
        `about ${ofHundred(after.share)} of the 100 go to ${versionName(after.candidate)}, ${100 - ofHundred(after.share)} to ${versionName(after.serving)}`,
      ]
    case 'blue-green': {
      const green = ofHundred(after.weight)
      return [
        `about ${100 - green} of the 100 go to blue (${versionName(after.blue)}) and ${green} to green (${versionName(after.green)})`,
      ]
    }
  }
}

function isSameStage(before: Deployment, after: Deployment): boolean {
  return before.stage === after.stage && before.threshold === after.threshold
}

function isAutomatic(stage: Stage): boolean {
  return stage === 'partial' || stage === 'full'
}

/** What declining a proposal means. */
export function declineWords(stage: Stage): string {
  return `Nothing changes for the next 100 items: the model stays at ${stageName(stage)}, and the proposal is closed.`
}
