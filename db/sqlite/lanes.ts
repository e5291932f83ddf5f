import type Database from 'better-sqlite3'
import type { Lane } from '../../shared/contract/review'
import type { Counters } from './counters'

/** Puts items into lanes and takes them out, with the counts that people see. */
export class Lanes {
  readonly #counters: Counters
  readonly #statements

  constructor(db: Database.Database, counters: Counters) {
    this.#counters = counters
    this.#statements = {
      put: db.prepare<[number, Lane, number, number]>(
        'INSERT OR IGNORE INTO work (task, lane, item, since) VALUES (?, ?, ?, ?)',
      ),
      drop: db.prepare<[number, Lane, number]>(
        'DELETE FROM work WHERE task = ? AND lane = ? AND item = ?',
      ),
      find: db.prepare<[number, Lane, number], { since: number }>(
        'SELECT since FROM work WHERE task = ? AND lane = ? AND item = ?',
      ),
      dropAll: db.prepare<[number, number], { lane: Lane }>(
        `DELETE FROM work WHERE task = ? AND item = ?
           AND lane IN ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'deferred')
         RETURNING lane`,
      ),
      dropClaim: db.prepare<[number]>('DELETE FROM claims WHERE item = ?'),
    }
  }

  put(task: number, lane: Lane, item: number, since: number): void {
    if (this.#statements.put.run(task, lane, item, since).changes === 1)
      this.#counters.lane(task, lane, 1)
  }

  /** True where it was there. */
  drop(task: number, lane: Lane, item: number): boolean {
    const there = this.#statements.drop.run(task, lane, item).changes === 1
    if (there) this.#counters.lane(task, lane, -1)
    return there
  }

  /** Takes an item that is decided out of every lane, whoever held it. */
  dropFromAll(task: number, item: number): void {
    const left = this.#statements.dropAll.all(task, item)
    for (const { lane } of left) this.#counters.lane(task, lane, -1)
    if (left.length > 0) this.#statements.dropClaim.run(item)
  }

  /** Since when it waits there; null where it does not. */
  waitsSince(task: number, lane: Lane, item: number): number | null {
    return this.#statements.find.get(task, lane, item)?.since ?? null
  }
}
