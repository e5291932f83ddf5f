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
