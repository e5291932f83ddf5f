import { fail, type Result } from '../result'
import type { Task } from '../schema/task'

/** What is known of an import beside the rows themselves. */
export interface ImportContext {
  readonly task: string
  /** Our field names to the columns or paths of the file. */
  readonly map: Readonly<Record<string, string>>
  /** Stand for what the file does not name. */
  readonly model: string | null
  readonly version: string | null
  readonly decider: string | null
  /** Labels of the task: where there are two, "not this one" means the other. */
  readonly labels: readonly string[]
  readonly kind: Task['kind']
  /** For what the file gives no time: the file's own, so that importing it again gives the same events. */
  readonly at: string
  readonly sha256: (text: string) => string
}

/** An event as it will be written on a line; the door checks it like any other. */
export type EventLine = Readonly<Record<string, unknown>>

/** The events of one row of a file, or why it makes none. */
export type MappedRow = Result<readonly EventLine[], string>

export type MapRow = (row: unknown, context: ImportContext) => MappedRow

export const noEvents = (why: string): MappedRow => fail(why)
