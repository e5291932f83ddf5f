import type { IngestCounts } from '../../shared/contract/queue'
import type { ParsedBatch } from '../../shared/ingest/parsed'

/** Tells one file from another of the same name; a copy counts as another. */
export interface SourceFile {
  /** The name that people see. */
  readonly file: string
  readonly from: 'inbox' | 'command' | 'sample'
  readonly fingerprint: string
  readonly bytesTotal: number
}

export interface SourceState {
  readonly id: number
  readonly file: string
  readonly fingerprint: string
  /** `read` means all lines are stored but the file has not been put away yet. */
  readonly state: 'reading' | 'read' | 'done' | 'unreadable'
  /** How far it is stored: the next byte of the unpacked source, and the lines before it. */
  readonly offset: number
  readonly line: number
}

/** Counts without the time it took. */
export type LineCounts = Omit<IngestCounts, 'seconds'>

/** A set-aside line on its way through the door again. */
export interface RetryLine {
  readonly id: number
  readonly bytes: Uint8Array
}

/** What taking events in needs of the store. Each call is one transaction. */
export interface IngestStore {
  /** Finds where this file was left off, or begins it. A command's file always begins anew. */
  openSource(source: SourceFile, at: number): Promise<SourceState>
  /** Sources of the inbox that are `reading` or `read`: what a kill may have left behind. */
  unfinishedSources(): Promise<readonly SourceState[]>
  /**
   * Stores lines of a batch from index `start` on, as many as fit until `sliceMs` has passed (at
   * least one), with how far the source was read, in one transaction.
   */
  applyLines(
    sourceId: number,
    batch: ParsedBatch,
    start: number,
    sliceMs: number,
    at: number,
  ): Promise<{ readonly applied: number; readonly counts: LineCounts }>
  /** Marks the end: `read` before the file is put away, `done` after, `unreadable` with why. */
  finishSource(
    sourceId: number,
    state: 'read' | 'done' | 'unreadable',
    message: string | null,
    bytesTotal: number | null,
    at: number,
  ): Promise<void>
  /** Set-aside lines to try again, by id from `after` on; those over the size limit are left out. */
  retryLines(which: RetrySelection, after: number, limit: number): Promise<readonly RetryLine[]>
  /** Like `applyLines`, for lines that were set aside before: `rejectedIds[i]` belongs to `batch.lines[i]`. */
  applyRetry(
    rejectedIds: readonly number[],
    batch: ParsedBatch,
    start: number,
    sliceMs: number,
    at: number,
  ): Promise<{ readonly applied: number; readonly counts: LineCounts }>
}

export type RetrySelection =
  | { readonly kind: 'all' }
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | {
      readonly kind: 'task'
      readonly task: string
      readonly reason: 'unknown_task' | 'unknown_label'
    }
