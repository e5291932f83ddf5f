import type { InputOf } from '../../../shared/contract/requests'
import type { Report } from '../../../shared/contract/report'
import type { Filter } from './session'

/** Which items: those behind a figure of one version, within the filters of the screen. */
export type PairsQuery = Omit<InputOf<'report.pairs'>, 'after' | 'limit'>

/** What a list of items is narrowed to; the rest comes from the report it belongs to. */
export type Narrowing = Partial<Omit<PairsQuery, 'task' | 'model' | 'version'>>

/** Opens the items behind a figure, under a title that says which they are. */
export type OpenItems = (title: string, narrowing: Narrowing) => void

export function pairsQuery(report: Report, filter: Filter, narrowing: Narrowing): PairsQuery {
  const { task, model, version } = report
  return {
    task,
    model,
    version,
    ...filter,
    human: null,
    predicted: null,
    onlyDisagreements: false,
    ...narrowing,
  }
}
