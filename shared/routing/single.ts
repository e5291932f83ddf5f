import type { StrategyOf } from '../schema/deployment'
import type { Assignment } from './assignment'

/** Every item goes to the one version in charge. */
export function assignSingle({ serving }: StrategyOf<'single'>): Assignment {
  return { serves: serving, shown: serving, silent: [], mayDecide: true, draw: null, why: '' }
}
