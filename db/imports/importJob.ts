import type { ImportProblem } from '../../shared/contract/imports'
import type { ImportContext } from '../../shared/imports/context'
import type { ImportFormat } from '../../shared/schema/import'

/** A file on its way to becoming events. */
export interface ImportJob {
  readonly file: string
  readonly format: ImportFormat
  /** Where the events are written, a folder that is removed afterwards. */
  readonly spoolDir: string
  readonly context: Omit<ImportContext, 'sha256' | 'at'>
}

export interface Spooled {
  readonly files: readonly string[]
  readonly rows: number
  readonly skipped: number
  readonly problems: readonly ImportProblem[]
}

/** A file to be looked at. What is null is to be found out. */
export interface PreviewJob {
  readonly file: string
  readonly format: ImportFormat | null
  readonly task: string | null
  readonly map: ImportContext['map'] | null
  readonly model: string | null
  readonly version: string | null
  readonly decider: string | null
  readonly tasks: readonly {
    readonly id: string
    readonly kind: ImportContext['kind']
    readonly labels: readonly string[]
  }[]
}

/** What an importing worker is started for; it does one thing and ends. */
export type ImportWork =
  | { readonly kind: 'spool'; readonly spool: ImportJob }
  | { readonly kind: 'preview'; readonly preview: PreviewJob }
