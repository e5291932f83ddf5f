import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Rejection } from '../../../shared/ingest/parsed'
import type { RejectionReason } from '../../../shared/schema/rejection'
import type { Counters } from '../figures/counters'
import { mustFind, mustTouchOne } from '../rows'

/** A line to be set aside, with all that is known of it. */
export interface SetAside {
  readonly file: string
  readonly line: number
  readonly rejection: Rejection
  readonly task: string | null
  readonly bytes: Uint8Array
  readonly oversize: { readonly bytes: number; readonly file: string } | null
  readonly at: number
}

interface OpenRow {
  readonly id: number
  readonly reason: RejectionReason
  readonly resolved_at: number | null
}

/** Keeps lines that could not be taken in, byte for byte, until they go through the door after all. */
export class RejectedLines {
  readonly #counters: Counters
  readonly #statements

  constructor(db: Database.Database, counters: Counters) {
    this.#counters = counters
    this.#statements = {
      add: db.prepare(
        `INSERT OR IGNORE INTO rejected (file, line, reason, path, message, task, set_aside_at,
           bytes, oversize_bytes, oversize_file, digest)
         VALUES (@file, @line, @reason, @path, @message, @task, @at,
           @bytes, @oversizeBytes, @oversizeFile, @digest)`,
      ),
      findSame: db.prepare<[string, number, Buffer], OpenRow>(
        'SELECT id, reason, resolved_at FROM rejected WHERE file = ? AND line = ? AND digest = ?',
      ),
      find: db.prepare<[number], OpenRow & { file: string; line: number }>(
        'SELECT id, reason, resolved_at, file, line FROM rejected WHERE id = ?',
      ),
      change: db.prepare(
        `UPDATE rejected SET reason = @reason, path = @path, message = @message,
           task = coalesce(@task, task), set_aside_at = @at, resolved_at = NULL WHERE id = @id`,
      ),
      resolve: db.prepare<[number, number]>('UPDATE rejected SET resolved_at = ? WHERE id = ?'),
      keepBytes: db.prepare<[Uint8Array, number]>('UPDATE rejected SET bytes = ? WHERE id = ?'),
      isOpen: db.prepare<[number]>('SELECT 1 FROM rejected WHERE id = ? AND resolved_at IS NULL'),
    }
  }

  /** The same line of the same file again is not kept twice. */
  setAside(line: SetAside): void {
    const hash = createHash('sha256').update(line.bytes)
    if (line.oversize) hash.update(` of ${line.oversize.bytes}`)
    const digest = hash.digest().subarray(0, 16)
    const { changes } = this.#statements.add.run({
      file: line.file,
      line: line.line,
      ...line.rejection,
      task: line.task,
      at: line.at,
      bytes: line.bytes,
      oversizeBytes: line.oversize?.bytes ?? null,
      oversizeFile: line.oversize?.file ?? null,
      digest,
    })
    if (changes === 1) this.#counters.rejected(line.rejection.reason, 1)
    else
      this.#replace(
        mustFind(this.#statements.findSame.get(line.file, line.line, digest), 'set-aside line'),
        line.rejection,
        line.task,
        line.at,
      )
  }

  /** A line that was tried again and failed again, perhaps for another reason. */
  keep(id: number, rejection: Rejection, task: string | null, bytes: Uint8Array, at: number): void {
    const row = mustFind(this.#statements.find.get(id), `set-aside line ${id}`)
    // What a person mended is not lost because it is not right yet.
    this.#statements.keepBytes.run(bytes, id)
    this.#replace(row, rejection, task, at)
  }

  /** A line that went through the door after all. */
  resolve(id: number, at: number): void {
    const row = mustFind(this.#statements.find.get(id), `set-aside line ${id}`)
    if (row.resolved_at !== null) return
    mustTouchOne(this.#statements.resolve.run(at, id), `set-aside line ${id}`)
    this.#counters.rejected(row.reason, -1)
  }

  isOpen(id: number): boolean {
    return this.#statements.isOpen.get(id) !== undefined
  }

  #replace(row: OpenRow, rejection: Rejection, task: string | null, at: number): void {
    mustTouchOne(
      this.#statements.change.run({ id: row.id, ...rejection, task, at }),
      `set-aside line ${row.id}`,
    )
    if (row.resolved_at === null) this.#counters.rejected(row.reason, -1)
    this.#counters.rejected(rejection.reason, 1)
  }
}
