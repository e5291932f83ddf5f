import type { AutomationVersion } from '../../shared/contract/automation'
import type { Verdict } from '../../shared/gates/evaluate'
import type { Stage, Strategy, VersionRef } from '../../shared/schema/deployment'

interface StageWords {
  readonly name: string
  readonly decides: string
  readonly sees: string
}

/** The degrees of automation: who decides there, and what people see. */
export const stageWords: Readonly<Record<Stage, StageWords>> = {
  manual: {
    name: 'Manual',
    decides: 'People decide everything.',
    sees: 'There is no prediction to see.',
  },
  shadow: {
    name: 'Shadow',
    decides: 'People decide everything.',
    sees: 'What the model says stays hidden until a person has decided.',
  },
  assisted: {
    name: 'Assisted',
    decides: 'People decide everything.',
    sees: 'The suggestion stands beside the item, but for a small blind sample.',
  },
  partial: {
    name: 'Partial',
    decides: 'The model where it is sure enough, people elsewhere.',
    sees: 'The suggestion where people decide; audit items are blind.',
  },
  full: {
    name: 'Full',
    decides: 'The model decides everything.',
    sees: 'Only audit items come to people, and those are blind.',
  },
}

/** The stage as a word within a sentence. */
export function stageName(stage: Stage): string {
  return stageWords[stage].name.toLowerCase()
}

interface VerdictWords {
  readonly name: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
}

export const verdictWords: Readonly<Record<Verdict, VerdictWords>> = {
  insufficient: { name: 'Not enough evidence yet', tone: 'plain' },
  hold: { name: 'Hold', tone: 'warn' },
  ready: { name: 'Ready', tone: 'good' },
  demote: { name: 'Demote', tone: 'bad' },
}

interface StrategyWords {
  readonly name: string
  readonly what: string
}

/** In the order in which they are offered. */
export const strategyWords: Readonly<Record<Strategy['kind'], StrategyWords>> = {
  silent: {
    name: 'Silent',
    what: 'A candidate predicts every item beside the serving version. It is compared, never shown, and decides nothing.',
  },
  canary: {
    name: 'Canary',
    what: 'A share of the items goes to a candidate and grows by itself as the evidence allows. If the candidate is clearly worse, all go back by themselves.',
  },
  'blue-green': {
    name: 'Blue-green',
    what: 'Two slots with a version each. Items move from one to the other, and going back is one press.',
  },
  shadow: {
    name: 'Shadow',
    what: 'The model only watches people: it is never shown before they decide, and decides nothing.',
  },
  single: {
    name: 'Single',
    what: 'One version has all items. Another one replaces it outright, which is the riskiest way.',
  },
}

export const strategyOrder: readonly Strategy['kind'][] = [
  'silent',
  'canary',
  'blue-green',
  'shadow',
  'single',
]

export const roleWords: Readonly<Record<AutomationVersion['role'], string>> = {
  serving: 'serving',
  candidate: 'canary candidate',
  silent: 'silent candidate',
  blue: 'blue slot',
  green: 'green slot',
  none: 'not deployed',
}

export function versionName({ model, version }: VersionRef): string {
  return `${model} ${version}`
}

/** How the versions of a task are deployed, in one sentence. */
export function strategySentence(strategy: Strategy): string {
  switch (strategy.kind) {
    case 'single':
      return strategy.serving === null
        ? 'No version is in charge.'
        : `${versionName(strategy.serving)} has all items.`
    case 'shadow':
      return `${versionName(strategy.serving)} shadows people and decides nothing.`
    case 'silent':
      return `${versionName(strategy.serving)} serves; ${listWords(strategy.candidates.map(versionName))} ${strategy.candidates.length === 1 ? 'predicts' : 'predict'} the same items unseen.`
    case 'canary':
      return `${percentWords(strategy.share)} of the items go to ${versionName(strategy.candidate)}, the rest to ${versionName(strategy.serving)}.`
    case 'blue-green':
      return `Blue, ${versionName(strategy.blue)}, has ${percentWords(1 - strategy.weight)} of the items; green, ${versionName(strategy.green)}, has ${percentWords(strategy.weight)}.`
  }
}

/** 0.25 → 25 %, as a share was set: without digits that were not. */
export function percentWords(share: number): string {
  return `${Number((share * 100).toFixed(2))}\u00a0%`
}

/** a; a and b; a, b and c */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
