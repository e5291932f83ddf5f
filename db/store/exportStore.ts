import type { ExportEntry } from '../../shared/contract/exports'
import type { ExportOptions } from '../../shared/schema/export'
import type { ExportMarks } from './exportSource'
import type { Act } from './reviewStore'

/** A finished export, to be remembered. */
interface ExportRecord {
  readonly task: string
  readonly kind: string
  readonly options: ExportOptions
  readonly marks: ExportMarks
  readonly dir: string
  readonly items: number
  readonly rows: number
  readonly bytes: number
  readonly finishedAt: number
}

/** What exporting needs of the store. */
export interface ExportStore {
  /** Where the last export of this kind came to; null where there was none. */
  lastExport(
    task: string,
    kind: string,
  ): Promise<{ readonly marks: ExportMarks; readonly finishedAt: number } | null>
  /** Remembers an export and puts it into the log. */
  recordExport(act: Act, record: ExportRecord): Promise<void>
  /** Latest first; of one task, or of all. */
  exports(task: string | null, limit: number): Promise<readonly ExportEntry[]>
  /** Keys the other names of people: made once, and the same ever after. */
  exportSecret(): Promise<string>
}
