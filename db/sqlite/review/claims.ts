import type Database from 'better-sqlite3'

/** Who holds which item until when, so that no two people get the same one. */
export class Claims {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      take: db.prepare<[number, number, number]>(
        `INSERT INTO claims (item, decider, until) VALUES (?, ?, ?)
         ON CONFLICT (item) DO UPDATE SET decider = excluded.decider, until = excluded.until`,
      ),
      holder: db.prepare<[number], { decider: number; until: number }>(
        'SELECT decider, until FROM claims WHERE item = ?',
      ),
      renew: db.prepare<[number, number, number]>(
        'UPDATE claims SET until = ? WHERE item = ? AND decider = ?',
      ),
      releaseAll: db.prepare<[number, number]>(
        `DELETE FROM claims WHERE decider = ?
           AND EXISTS (SELECT 1 FROM items i WHERE i.id = claims.item AND i.task = ?)`,
      ),
      releaseOne: db.prepare<[number, number]>('DELETE FROM claims WHERE item = ? AND decider = ?'),
    }
  }

  take(item: number, decider: number, until: number): void {
    this.#statements.take.run(item, decider, until)
  }

  /** Makes a claim last longer, also one that has run out, as long as nobody else has the item. */
  renew(item: number, decider: number, until: number): void {
    this.#statements.renew.run(until, item, decider)
  }

  isHeldByOther(item: number, decider: number, at: number): boolean {
    const claim = this.#statements.holder.get(item)
    return claim !== undefined && claim.decider !== decider && claim.until > at
  }

  release(item: number, decider: number): void {
    this.#statements.releaseOne.run(item, decider)
  }

  releaseAll(task: number, decider: number): void {
    this.#statements.releaseAll.run(decider, task)
  }
}
