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
      renew: db.prepare<{ task: number; item: number; decider: number; until: number }>(
        `INSERT INTO claims (item, decider, until)
         SELECT @item, @decider, @until WHERE EXISTS (
           SELECT 1 FROM work WHERE task = @task AND item = @item AND lane IN
             ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'disagreements', 'deferred'))
         ON CONFLICT (item) DO UPDATE SET until = excluded.until
           WHERE claims.decider = excluded.decider`,
      ),
      releaseAll: db.prepare<[number, number]>(
        `DELETE FROM claims WHERE decider = ?
           AND EXISTS (SELECT 1 FROM items i WHERE i.id = claims.item AND i.task = ?)`,
      ),
      releaseOf: db.prepare<[number]>('DELETE FROM claims WHERE decider = ?'),
      releaseOne: db.prepare<[number, number]>('DELETE FROM claims WHERE item = ? AND decider = ?'),
    }
  }

  take(item: number, decider: number, until: number): void {
    this.#statements.take.run(item, decider, until)
  }

  /**
   * Makes a claim last longer, also one that has run out or was let go in another window of the same
   * person, as long as the item waits and nobody else has it.
   */
  renew(claim: {
    readonly task: number
    readonly item: number
    readonly decider: number
    readonly until: number
  }): void {
    this.#statements.renew.run(claim)
  }

  isHeldByOther(item: number, decider: number, at: number): boolean {
    const claim = this.#statements.holder.get(item)
    return claim !== undefined && claim.decider !== decider && claim.until > at
  }

  release(item: number, decider: number): void {
    this.#statements.releaseOne.run(item, decider)
  }

  /** In every task. */
  releaseOf(decider: number): void {
    this.#statements.releaseOf.run(decider)
  }

  releaseAll(task: number, decider: number): void {
    this.#statements.releaseAll.run(decider, task)
  }
}
