import type { StrategyOf } from '../schema/deployment'
import type { Assignment } from './assignment'

/** Every item goes to the serving version; the candidates only listen. */
export function assignSilent({ serving, candidates }: StrategyOf<'silent'>): Assignment {
  return {
    serves: serving,
    shown: serving,
    silent: candidates,
    mayDecide: true,
    draw: null,
    why: '',
  }
}
