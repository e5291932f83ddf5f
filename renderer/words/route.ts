import type { ItemHistory } from '../../shared/contract/report'
import { formatPercent } from './numbers'
import { stageName } from './stages'

/** Who was to decide an item and why, with every draw that had a say in it. */
export function routeWords(
  route: Pick<NonNullable<ItemHistory['route']>, 'decidedBy' | 'stage' | 'why' | 'draws'>,
): string {
  const who = route.decidedBy === 'model' ? 'The model decided it' : 'It went to people'
  const draws = route.draws.map(
    ({ salt, probability, drawn }) =>
      `${salt}: ${drawn ? 'drawn' : 'not drawn'} at ${formatPercent(probability)}`,
  )
  const head = `${who} at stage ${stageName(route.stage).toLowerCase()}, as ${route.why}`
  return [head, ...draws].join('. ')
}
