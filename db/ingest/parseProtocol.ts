import type { PackedLines } from './packedLines'

/** Where events may find their media, and where lines over the limit are kept; null to do without. */
interface Places {
  /** Null where it does not matter whether media files are there. */
  readonly mediaDir: string | null
  /** What the file of an oversized line begins with; its line number follows. Null keeps none. */
  readonly oversizePrefix: string | null
}

/** See `fingerprintOf`. */
type Fingerprint = string

export interface FileJob extends Places {
  readonly kind: 'file'
  readonly path: string
  /** Where to go on: the next byte of the unpacked source, and the lines before it. */
  readonly offset: number
  readonly line: number
  /** Whether what follows the last line end is a line: not while somebody may still be writing it. */
  readonly tail: 'take' | 'leave' | { readonly ifStill: Fingerprint }
}

/** Lines at hand, one after the other in `bytes`; line `i` ends before `ends[i]`. */
export interface LinesJob extends Places {
  readonly kind: 'lines'
  readonly bytes: Uint8Array
  readonly ends: readonly number[]
}

export type ToWorker =
  | { readonly kind: 'start'; readonly job: number; readonly what: FileJob | LinesJob }
  /** The batch before last was stored; one more may be sent. */
  | { readonly kind: 'next'; readonly job: number }
  | { readonly kind: 'stop'; readonly job: number }

/** A source was read as far as there is something to read. */
export interface SourceEnd {
  readonly offset: number
  readonly line: number
  /** Bytes after the last line end that were left alone. */
  readonly tailBytes: number
}

/**
 * Why reading stopped: `file` is damaged or may not be read, and trying again would not help;
 * `machine` is a full disk or the like; `worker` died.
 */
export interface ReadFailure {
  readonly blame: 'file' | 'machine' | 'worker'
  /** For a person: what, where, and how to mend it. */
  readonly message: string
}

export type FromWorker =
  | { readonly kind: 'batch'; readonly job: number; readonly batch: PackedBatch }
  | { readonly kind: 'end'; readonly job: number; readonly end: SourceEnd }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: ReadFailure }

/** At most this many batches are on their way, so that memory stays flat however slow the store is. */
export const batchesAhead = 2

/** A batch as it crosses from the worker. Bytes, numbers and digests change owner uncopied. */
export interface PackedBatch {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly lines: PackedLines
}
