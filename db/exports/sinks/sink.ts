import type { Column, RowSource } from '../../../shared/exports/columns'
import type { WrittenFile } from '../hashedFile'

/** Takes the rows of one part of an export, and writes them in one format. */
export interface Sink {
  add(row: RowSource): void
  /** Writes what is left; the files are on disk then. */
  finish(): readonly WrittenFile[]
  /** Lets go of its files, which will be thrown away. */
  abandon(): void
}

/** What a sink is made of. */
export interface SinkFacts {
  readonly dir: string
  /** `train`, `validation` or `test`; null where nothing is split. */
  readonly part: string | null
  readonly columns: readonly Column[]
  readonly createdBy: string
}
