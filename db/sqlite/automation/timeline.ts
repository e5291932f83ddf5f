import type Database from 'better-sqlite3'
import type { TimelineEntry } from '../../../shared/contract/automation'
import type { LaterChange } from '../../../shared/gates/transitions/stale'
import type { Deployment } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'

interface LogRow extends Omit<TimelineEntry, 'detail'> {
  readonly detail: string
}

/** Reads from the log what was done to a task's automation, latest first. */
export class Timeline {
  readonly #entries
  readonly #later
  readonly #starter
  readonly #declined

  constructor(db: Database.Database) {
    this.#entries = db.prepare<[string, number, number], LogRow>(
      `SELECT seq, at, actor, account, act, detail FROM audit_log
       WHERE json_extract(detail, '$.task') = ? AND seq < ?
         AND act >= 'automation.' AND act < 'automation/'
       ORDER BY seq DESC LIMIT ?`,
    )
    this.#later = db.prepare<[string, number], { actor: string; act: string; after: string }>(
      `SELECT actor, act, json_extract(detail, '$.after') AS after FROM audit_log
       WHERE json_extract(detail, '$.task') = ? AND json_extract(detail, '$.after.revision') > ?
         AND act >= 'automation.' AND act < 'automation/'
       ORDER BY seq`,
    )
    this.#starter = db.prepare<[string], { actor: string }>(
      `SELECT actor FROM audit_log
       WHERE json_extract(detail, '$.task') = ? AND act >= 'automation.' AND act < 'automation/'
         AND act = 'automation.deploy'
       ORDER BY seq DESC LIMIT 1`,
    )
    this.#declined = db.prepare<[string, number]>(
      `SELECT 1 FROM audit_log
       WHERE json_extract(detail, '$.task') = ? AND act >= 'automation.' AND act < 'automation/'
         AND act = 'automation.decline' AND json_extract(detail, '$.proposal.revision') = ? LIMIT 1`,
    )
  }

  /** What was changed since a revision, oldest first. */
  changesAfter(task: string, revision: number): readonly LaterChange[] {
    return this.#later
      .all(task, revision)
      .map(({ after, ...row }) => ({ ...row, after: parseTrusted<Deployment>(after) }))
  }

  /** Who set the strategy in force; null where nobody did. */
  strategySetBy(task: string): string | null {
    return this.#starter.get(task)?.actor ?? null
  }

  /** True where a proposal made at this revision was declined. */
  wasDeclined(task: string, revision: number): boolean {
    return this.#declined.get(task, revision) !== undefined
  }

  read(task: string, before: number | null, limit: number): readonly TimelineEntry[] {
    return this.#entries
      .all(task, before ?? Number.MAX_SAFE_INTEGER, limit)
      .map((row) => ({ ...row, detail: parseTrusted(row.detail) }))
  }
}
