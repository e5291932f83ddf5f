import type Database from 'better-sqlite3'
import type { Undone } from '../../../shared/contract/review'

export interface UndoneAct {
  readonly id: number
  readonly act: Undone['act']
  /** The entry that was taken back, in the table of its kind. */
  readonly entry: number
}

/** What a person took back and could do again, the last first. A new act of theirs empties it. */
export class UndoneActs {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      add: db.prepare<[number, number, UndoneAct['act'], number]>(
        'INSERT INTO undone_acts (task, decider, act, entry) VALUES (?, ?, ?, ?)',
      ),
      last: db.prepare<[number, number], UndoneAct>(
        `SELECT id, act, entry FROM undone_acts WHERE decider = ? AND task = ?
         ORDER BY id DESC LIMIT 1`,
      ),
      drop: db.prepare<[number]>('DELETE FROM undone_acts WHERE id = ?'),
      clear: db.prepare<[number, number]>('DELETE FROM undone_acts WHERE decider = ? AND task = ?'),
    }
  }

  add(task: number, decider: number, act: UndoneAct['act'], entry: number): void {
    this.#statements.add.run(task, decider, act, entry)
  }

  last(task: number, decider: number): UndoneAct | null {
    return this.#statements.last.get(decider, task) ?? null
  }

  drop({ id }: UndoneAct): void {
    this.#statements.drop.run(id)
  }

  clear(task: number, decider: number): void {
    this.#statements.clear.run(decider, task)
  }
}
