import type Database from 'better-sqlite3'
import { chainStart, chainText, type AuditEntry } from '../../shared/audit/chain'
import { sha256 } from './sha256'

/** Appends to the log of acts, each entry chained to the one before. */
export class AuditLog {
  readonly #last
  readonly #append

  constructor(db: Database.Database) {
    this.#last = db.prepare<[], { seq: number; hash: string }>(
      'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
    )
    this.#append = db.prepare<[number, number, string, string, string, string, string]>(
      `INSERT INTO audit_log (seq, at, actor, account, act, detail, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  /** To be called inside the transaction of the act itself. */
  append(entry: AuditEntry): void {
    const last = this.#last.get() ?? { seq: 0, hash: chainStart }
    const seq = last.seq + 1
    this.#append.run(
      seq,
      entry.at,
      entry.actor,
      entry.account,
      entry.act,
      JSON.stringify(entry.detail),
      hashEntry(last.hash, seq, entry),
    )
  }
}

/** The hash that an entry must have after `previous`. */
export function hashEntry(previous: string, seq: number, entry: AuditEntry): string {
  return sha256(chainText(previous, seq, entry))
}
