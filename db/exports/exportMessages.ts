import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { Result } from '../../shared/result'
import type { CountJob, ExportJob } from './exportJob'

/** What an exporting worker is started for; it does one thing and ends. */
export interface ExportWork {
  readonly database: string
  readonly job:
    | { readonly kind: 'run'; readonly run: ExportJob }
    | { readonly kind: 'count'; readonly count: CountJob }
}

/** The only thing it can be told. */
export type ToExporter = 'cancel'

export type FromExporter =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: Result<unknown, RequestError> }
