import type { StrategyOf } from '../schema/deployment'
import type { Task } from '../schema/task'
import type { Assignment } from './assignment'

/** What is known of an item when it has to go to people. */
export interface ShadowFacts {
  readonly decisions: Task['review']['decisions']
  /** Nobody can decide what cannot be shown yet. */
  readonly hasPayload: boolean
  /** Some person's decision stands. */
  readonly decided: boolean
}

/** While the model shadows people, every item that nobody decided yet goes to people, blind. */
export function routeInShadow(facts: ShadowFacts): 'blind' | null {
  if (facts.decisions === 'external' || !facts.hasPayload || facts.decided) return null
  return 'blind'
}

/** The version shadows people: it predicts every item, and nobody sees it before deciding. */
export function assignShadow({ serving }: StrategyOf<'shadow'>): Assignment {
  return {
    serves: serving,
    shown: null,
    silent: [],
    mayDecide: false,
    draw: null,
    why: 'the version only shadows people',
  }
}
