import type Database from 'better-sqlite3'
import type { Lane } from '../../../shared/contract/review'
import type { NewRows } from '../events/newRows'
import type { Counters } from '../figures/counters'

/** What the orders of a lane go by. */
export interface Sorted {
  /** Null in every lane where it would tell of the prediction. */
  readonly confidence: number | null
  readonly worth: number
}

/** All lanes that an item can wait in, where most do first. */
const mostFirst = [
  'blind',
  'assisted',
  'low-confidence',
  'overlap',
  'audit',
  'disagreements',
  'deferred',
] as const satisfies readonly Lane[]

export const unsorted: Sorted = { confidence: null, worth: 0 }

/** Puts items into lanes and takes them out, with the counts that people see. */
export class Lanes {
  readonly #counters: Counters
  readonly #newRows: NewRows
  readonly #statements

  constructor(
    db: Database.Database,
    { counters, newRows }: { readonly counters: Counters; readonly newRows: NewRows },
  ) {
    this.#counters = counters
    this.#newRows = newRows
    this.#statements = {
      put: db.prepare<[number, Lane, number, number, number | null, number]>(
        `INSERT OR IGNORE INTO work (task, lane, item, since, confidence, worth)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      drop: db.prepare<[number, Lane, number]>(
        'DELETE FROM work WHERE task = ? AND lane = ? AND item = ?',
      ),
      find: db.prepare<[number, Lane, number], Sorted & { readonly since: number }>(
        'SELECT since, confidence, worth FROM work WHERE task = ? AND lane = ? AND item = ?',
      ),
      dropClaim: db.prepare<[number]>('DELETE FROM claims WHERE item = ?'),
    }
  }

  /** An item that is new in this transaction. */
  putNew(task: number, lane: Lane, item: number, since: number, sorted: Sorted): void {
    this.#newRows.work.add(task, lane, item, since, sorted.confidence, sorted.worth)
    this.#counters.lane(task, lane, 1)
  }

  put(task: number, lane: Lane, item: number, since: number, sorted = unsorted): void {
    const { confidence, worth } = sorted
    if (this.#statements.put.run(task, lane, item, since, confidence, worth).changes === 1)
      this.#counters.lane(task, lane, 1)
  }

  /** True where it was there. */
  drop(task: number, lane: Lane, item: number): boolean {
    const there = this.#statements.drop.run(task, lane, item).changes === 1
    if (there) this.#counters.lane(task, lane, -1)
    return there
  }

  /** To another lane, with its place in every order; nothing where it does not wait in the first. */
  move(task: number, from: Lane, to: Lane, item: number): void {
    const row = this.#statements.find.get(task, from, item)
    if (!row || from === to) return
    this.drop(task, from, item)
    this.put(task, to, item, row.since, row)
  }

  /**
   * Takes an item that is decided out of the lane where it waits, whoever held it. It waits in one at most, so asking
   * for one after the other costs less than a list of all, which SQLite would build a table of.
   */
  dropFromAll(task: number, item: number): void {
    if (mostFirst.some((lane) => this.drop(task, lane, item))) this.release(item)
  }

  /** Whoever holds it no longer does. */
  release(item: number): void {
    this.#statements.dropClaim.run(item)
  }

  /** Since when it waits there; null where it does not. */
  waitsSince(task: number, lane: Lane, item: number): number | null {
    return this.#statements.find.get(task, lane, item)?.since ?? null
  }
}
