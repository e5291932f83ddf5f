import type { PairedItem } from '../../../shared/contract/report'
import type { Value } from '../../../shared/schema/event'
import type { Task } from '../../../shared/schema/task'
import { formatPercent } from '../../words/numbers'
import { formatValue } from '../../words/values'
import type { PairsQuery } from './pairsQuery'

interface Voice {
  readonly who: string
  readonly said: string
}

/** Who said what of an item, as far as the list is about it. */
export function voicesOf(pair: PairedItem, query: PairsQuery, task: Task): readonly Voice[] {
  const { human, predicted, confidence, second, truth, other } = pair
  const hasModel = query.of !== 'people' && query.of !== 'humanTruth'
  return [
    voice('person', query.of === 'modelTruth' ? null : human),
    voice('another person', query.of === 'people' ? second : null),
    voice('model', hasModel ? predicted : null, confidence),
    voice(query.versus?.version ?? 'other', other),
    voice('truth', query.of === 'pairs' || query.of === undefined ? null : truth),
  ].filter((one) => one !== null)

  function voice(who: string, value: Value | null, sure: number | null = null): Voice | null {
    if (value === null) return null
    const said = formatValue(task, value)
    return { who, said: sure === null ? said : `${said} · ${formatPercent(sure, 0)} sure` }
  }
}
