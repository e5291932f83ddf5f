import type { Column, RowSource } from '../../../shared/exports/columns'
import type { FileMark, WrittenFile } from '../files/hashedFile'

/** What a sink needs to go on after a piece. All of it is plain data, as it is kept in a file. */
export interface SinkState {
  /** Its open file. */
  readonly file: FileMark
  /** In that file. */
  readonly rows: number
  /** What else the format has to remember. Of Parquet only what came with this piece. */
  readonly more: unknown
}

/** Takes the rows of one part of an export, and writes them in one format. */
export interface Sink {
  add(row: RowSource): void
  /** Bytes handed to the system so far. */
  readonly bytes: number
  /** Ends a piece: once the promises are kept, another sink can go on from what this answers. */
  endPiece(syncs: Promise<void>[]): SinkState
  /** Writes what is left; the files are on disk then. */
  finish(): readonly WrittenFile[]
  /** Lets go of its files. */
  abandon(): void
}

/** What a sink is made of. */
export interface SinkFacts {
  readonly dir: string
  /** `train`, `validation` or `test`; null where nothing is split. */
  readonly part: string | null
  readonly columns: readonly Column[]
  readonly createdBy: string
  /** What it answered at the end of each piece that is kept; it goes on from the last. */
  readonly kept: readonly SinkState[]
}
