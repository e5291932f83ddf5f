import type { ExportItem } from '../../shared/exports/facts'
import type { DayOf } from '../../shared/exports/filter'
import type { Task } from '../../shared/schema/task'

/** How far each kind of entry went at one moment; what lies beyond came later. */
export interface ExportMarks {
  readonly decision: number
  readonly outcome: number
  readonly ruling: number
  readonly correction: number
  readonly final: number
}

/** What an export says of itself. */
export interface ExportHead {
  readonly task: Task
  readonly taskRevision: number
  readonly policyRevision: number
  readonly marks: ExportMarks
  readonly dayOf: DayOf
}

/** An item with its number, under which its payload is asked for. */
export interface NumberedItem extends ExportItem {
  readonly number: number
}

interface ExportPage {
  readonly items: readonly NumberedItem[]
  /** How far the task is gone through. */
  readonly done: number
  readonly total: number
}

/** Reads what is exported. From `begin` to `end` it shows one moment, however long that takes. */
export interface ExportSource {
  /** Null where there is no such task. */
  begin(task: string): ExportHead | null
  /** Page by page in the order of arrival; what lies beyond `since` is new, everything where there is none. */
  pages(since: ExportMarks | null): Iterable<ExportPage>
  /** The payload as JSON; null where it has not come. */
  payload(item: number): string | null
  end(): void
}
