import type { Task } from '../schema/task'

/** What is known of an item when it has to go somewhere. */
export interface RouteFacts {
  readonly decisions: Task['review']['decisions']
  /** Nobody can decide what cannot be shown yet. */
  readonly hasPayload: boolean
  /** Some person's decision stands. */
  readonly decided: boolean
}

/** While the model shadows people, every item that nobody decided yet goes to people, blind. */
export function routeInShadow(facts: RouteFacts): 'blind' | null {
  if (facts.decisions === 'external' || !facts.hasPayload || facts.decided) return null
  return 'blind'
}
