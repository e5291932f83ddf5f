import type Database from 'better-sqlite3'
import type { ParsedLine } from '../../../shared/ingest/parsed'
import type { LineCounts, SourceFile, SourceState } from '../../store/ingestStore'
import { mustFind, mustTouchOne } from '../rows'

interface SourceRow {
  readonly id: number
  readonly file: string
  readonly fingerprint: string
  readonly state: SourceState['state']
  readonly next_byte: number
  readonly lines_before: number
}

const columns = 'id, file, fingerprint, state, next_byte, lines_before'

/** Files that events come from, and how far each was read. */
export class Sources {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      findUnfinished: db.prepare<[string, string], SourceRow>(
        `SELECT ${columns} FROM sources
         WHERE file = ? AND fingerprint = ? AND origin = 'inbox' AND state IN ('reading', 'read')
         ORDER BY id DESC LIMIT 1`,
      ),
      add: db.prepare<[string, string, string, number, number]>(
        `INSERT INTO sources (file, origin, fingerprint, state, bytes_total, next_byte, lines_before,
           lines_read, accepted, duplicate, rejected, started_at)
         VALUES (?, ?, ?, 'reading', ?, 0, 0, 0, 0, 0, 0, ?)`,
      ),
      get: db.prepare<[number], SourceRow>(`SELECT ${columns} FROM sources WHERE id = ?`),
      unfinished: db.prepare<[], SourceRow>(
        `SELECT ${columns} FROM sources
         WHERE origin = 'inbox' AND state IN ('reading', 'read') ORDER BY id`,
      ),
      advance: db.prepare<[number, number, number, number, number, number, number]>(
        `UPDATE sources SET next_byte = ?, lines_before = ?, lines_read = lines_read + ?,
           accepted = accepted + ?, duplicate = duplicate + ?, rejected = rejected + ?
         WHERE id = ?`,
      ),
      finish: db.prepare<[string, string | null, number, number | null, number]>(
        `UPDATE sources SET state = ?, message = ?, finished_at = ?,
           bytes_total = coalesce(?, bytes_total) WHERE id = ?`,
      ),
    }
  }

  open(source: SourceFile, at: number): SourceState {
    if (source.from === 'inbox') {
      const known = this.#statements.findUnfinished.get(source.file, source.fingerprint)
      if (known) return rowToState(known)
    }
    const { lastInsertRowid } = this.#statements.add.run(
      source.file,
      source.from,
      source.fingerprint,
      source.bytesTotal,
      at,
    )
    return this.get(Number(lastInsertRowid))
  }

  get(id: number): SourceState {
    return rowToState(mustFind(this.#statements.get.get(id), `source ${id}`))
  }

  unfinished(): readonly SourceState[] {
    return this.#statements.unfinished.all().map(rowToState)
  }

  advance(id: number, last: ParsedLine, counts: LineCounts): void {
    mustTouchOne(
      this.#statements.advance.run(
        last.next,
        last.line,
        counts.read,
        counts.accepted,
        counts.duplicate,
        counts.rejected,
        id,
      ),
      `source ${id}`,
    )
  }

  finish(
    id: number,
    state: 'read' | 'done' | 'unreadable',
    message: string | null,
    bytesTotal: number | null,
    at: number,
  ): void {
    mustTouchOne(this.#statements.finish.run(state, message, at, bytesTotal, id), `source ${id}`)
  }
}

function rowToState(row: SourceRow): SourceState {
  return {
    id: row.id,
    file: row.file,
    fingerprint: row.fingerprint,
    state: row.state,
    offset: row.next_byte,
    line: row.lines_before,
  }
}
