import type Database from 'better-sqlite3'
import type { TimelineEntry } from '../../../shared/contract/automation'
import { parseTrusted } from '../../trusted'

interface LogRow extends Omit<TimelineEntry, 'detail'> {
  readonly detail: string
}

/** Reads from the log what was done to a task's automation, latest first. */
export class Timeline {
  readonly #entries

  constructor(db: Database.Database) {
    this.#entries = db.prepare<[string, number, number], LogRow>(
      `SELECT seq, at, actor, account, act, detail FROM audit_log
       WHERE json_extract(detail, '$.task') = ? AND seq < ?
         AND act >= 'automation.' AND act < 'automation/'
       ORDER BY seq DESC LIMIT ?`,
    )
  }

  read(task: string, before: number | null, limit: number): readonly TimelineEntry[] {
    return this.#entries
      .all(task, before ?? Number.MAX_SAFE_INTEGER, limit)
      .map((row) => ({ ...row, detail: parseTrusted(row.detail) }))
  }
}
