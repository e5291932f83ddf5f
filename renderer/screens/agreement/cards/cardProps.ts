import type { Report } from '../../../../shared/contract/report'
import type { Keeper } from '../keeper'
import type { OpenItems } from '../pairsQuery'

/** What every card of the report is given. */
export interface CardProps {
  readonly report: Report
  readonly keeper: Keeper
  /** Task and version, for the names of files. */
  readonly subject: string
  /** With every point of its curve, of which the one on screen has only those that are drawn. */
  readonly wholeReport: () => Promise<Report>
  /** Lists items; null where the person may not see single ones. */
  readonly onOpen: OpenItems | null
}
