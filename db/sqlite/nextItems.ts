import type Database from 'better-sqlite3'
import type { Lane } from '../../shared/contract/review'

export interface NextQuery {
  readonly task: number
  readonly lane: Lane
  readonly decider: number
  readonly at: number
  /** What the person has already, by outside id. */
  readonly holding: readonly string[]
  readonly count: number
}

interface Bound {
  readonly task: number
  readonly lane: Lane
  readonly decider: number
  readonly at: number
  readonly holding: string
  readonly count: number
}

/** Finds what a person gets next: nothing that others hold, nor a second opinion on their own answer. */
export class NextItems {
  readonly #oldest

  constructor(db: Database.Database) {
    this.#oldest = db.prepare<Bound, { item: number }>(
      `SELECT w.item FROM work w LEFT JOIN claims c ON c.item = w.item
       WHERE w.task = @task AND w.lane = @lane
         AND (c.item IS NULL OR c.until <= @at OR c.decider = @decider)
         AND NOT EXISTS (
           SELECT 1 FROM items i WHERE i.id = w.item
             AND i.outside_id IN (SELECT value FROM json_each(@holding)))
         AND (@lane <> 'overlap' OR NOT EXISTS (
           SELECT 1 FROM decisions d WHERE d.item = w.item AND d.decider = @decider))
       ORDER BY w.item LIMIT @count`,
    )
  }

  find({ holding, ...query }: NextQuery): readonly number[] {
    const bound = { ...query, holding: JSON.stringify(holding) }
    return this.#oldest.all(bound).map(({ item }) => item)
  }
}
