import type { Slot, StrategyOf } from '../schema/deployment'
import type { Assignment } from './assignment'
import { type DrawFor, shareWords } from './bucket'

type BlueGreen = StrategyOf<'blue-green'>

/** Steps of weight for a move from one slot to the other; a lead may choose any other weight. */
export const weightSteps: readonly number[] = [0, 0.1, 0.25, 0.5, 1]

/** Every item goes to one of two slots, to green with the chance of its weight. */
export function assignBlueGreen(strategy: BlueGreen, draw: DrawFor): Assignment {
  const slot = draw('slot', strategy.weight)
  const version = strategy[slot.drawn ? 'green' : 'blue']
  const why = slot.drawn
    ? `in the green slot, which has ${shareWords(strategy.weight)}`
    : `in the blue slot, which has ${shareWords(1 - strategy.weight)}`
  return { serves: version, shown: version, silent: [], mayDecide: true, draw: slot, why }
}

/** The next step away from home; null where all items have left it. */
export function nextWeight({ weight, home }: BlueGreen): number | null {
  const gone = home === 'blue' ? weight : 1 - weight
  const next = weightSteps.find((step) => step > gone)
  if (next === undefined) return null
  return home === 'blue' ? next : 1 - next
}

/** All items back at the home slot, at once. Items routed before keep what they were given. */
export function switchBack(strategy: BlueGreen): BlueGreen {
  return { ...strategy, weight: weightOf(strategy.home) }
}

/** The move is over: the slot that now has all items becomes home. Unchanged while both have some. */
export function settle(strategy: BlueGreen): BlueGreen {
  if (strategy.weight !== 0 && strategy.weight !== 1) return strategy
  return { ...strategy, home: strategy.weight === 1 ? 'green' : 'blue' }
}

function weightOf(slot: Slot): number {
  return slot === 'green' ? 1 : 0
}
