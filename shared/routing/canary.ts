import type { StrategyOf } from '../schema/deployment'
import type { Assignment } from './assignment'
import { type DrawFor, shareWords } from './bucket'

/** A share of the items goes to the candidate, as if it were in charge; the rest to the serving version. */
export function assignCanary(
  { serving, candidate, share }: StrategyOf<'canary'>,
  draw: DrawFor,
): Assignment {
  const canary = draw('canary', share)
  const version = canary.drawn ? candidate : serving
  const why = canary.drawn
    ? `among the ${shareWords(share)} for the candidate`
    : `not among the ${shareWords(share)} for the candidate`
  return { serves: version, shown: version, silent: [], mayDecide: true, draw: canary, why }
}
