import type Database from 'better-sqlite3'
import type { Undone } from '../../../shared/contract/review'

export interface UndoneAct {
  readonly id: number
  readonly act: Undone['act']
  /** The entry that was taken back, in the table of its kind. */
  readonly entry: number
}

/** As a row has it: the table's closed set of acts knows no more than these. */
interface Row {
  readonly id: number
  readonly act: 'decision' | 'deferral' | 'flag' | 'ruling'
  readonly entry: number
}

/**
 * Ends of flags and corrections lie under the act that they belong to, with the number of their entry below
 * zero.
 */
const below = { flag: 'unflag', decision: 'correction' } as const

/** What a person took back and could do again, the last first. A new act of theirs empties it. */
export class UndoneActs {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      add: db.prepare<[number, number, string, number]>(
        'INSERT INTO undone_acts (task, decider, act, entry) VALUES (?, ?, ?, ?)',
      ),
      last: db.prepare<[number, number], Row>(
        `SELECT id, act, entry FROM undone_acts WHERE decider = ? AND task = ?
         ORDER BY id DESC LIMIT 1`,
      ),
      drop: db.prepare<[number]>('DELETE FROM undone_acts WHERE id = ?'),
      clear: db.prepare<[number, number]>('DELETE FROM undone_acts WHERE decider = ? AND task = ?'),
    }
  }

  add(task: number, decider: number, act: Undone['act'], entry: number): void {
    if (act === 'unflag') this.#statements.add.run(task, decider, 'flag', -entry)
    else if (act === 'correction') this.#statements.add.run(task, decider, 'decision', -entry)
    else this.#statements.add.run(task, decider, act, entry)
  }

  last(task: number, decider: number): UndoneAct | null {
    const row = this.#statements.last.get(decider, task)
    if (!row) return null
    const { id, act, entry } = row
    const isBelow = entry < 0 && (act === 'flag' || act === 'decision')
    return isBelow ? { id, act: below[act], entry: -entry } : row
  }

  drop({ id }: UndoneAct): void {
    this.#statements.drop.run(id)
  }

  clear(task: number, decider: number): void {
    this.#statements.clear.run(decider, task)
  }
}
