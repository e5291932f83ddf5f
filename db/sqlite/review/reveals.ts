import type Database from 'better-sqlite3'

/** What was shown of an item; all but `context` end independence for it. */
export type Shown = 'prediction' | 'report' | 'dispute' | 'example' | 'context'

/** Writes down what was shown to whom, so that independence is never guessed. */
export class Reveals {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      add: db.prepare<[number, number, Shown, number]>(
        'INSERT OR IGNORE INTO reveals (item, decider, what, revealed_at) VALUES (?, ?, ?, ?)',
      ),
      seen: db.prepare<[number, number]>(
        `SELECT 1 FROM reveals WHERE item = ? AND decider = ? AND what <> 'context'`,
      ),
    }
  }

  add(item: number, decider: number, what: Shown, at: number): void {
    this.#statements.add.run(item, decider, what, at)
  }

  /** True where the person was shown what others or a model say of it. */
  hasSeen(item: number, decider: number): boolean {
    return this.#statements.seen.get(item, decider) !== undefined
  }
}
