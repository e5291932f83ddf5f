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
  readonly timeZone: string
  readonly dayOf: DayOf
}

/** An item with its number, under which its payload is asked for. */
export interface NumberedItem extends ExportItem {
  readonly number: number
}

/** Numbers of items, the first left out and the last included. */
export interface ItemRange {
  readonly after: number
  readonly last: number
}

export interface ExportPage {
  readonly items: readonly NumberedItem[]
  /** The number of the task's first item, how far this page goes, and how far the last one will. */
  readonly first: number
  readonly last: number
  readonly end: number
}

/** Reads what is exported. From `begin` to `end` it shows one moment, however long that takes. */
export interface ExportSource {
  /** Null where there is no such task. */
  begin(task: string): ExportHead | null
  /**
   * Page by page in the order of arrival, from the end of an earlier page or from the start; what lies beyond `since`
   * is new, everything where there is none.
   */
  pages(since: ExportMarks | null, after: number | null): Iterable<ExportPage>
  /** What all that can be exported of a range comes to: another text where anything of it has changed. */
  guard(range: ItemRange): string
  /** The payload as JSON; null where it has not come. */
  payload(item: number): string | null
  end(): void
}
