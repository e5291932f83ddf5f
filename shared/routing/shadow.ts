import type { StrategyOf } from '../schema/deployment'
import type { Assignment } from './assignment'

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
