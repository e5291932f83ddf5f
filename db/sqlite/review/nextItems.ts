import type Database from 'better-sqlite3'
import type { Lane } from '../../../shared/contract/review'
import type { Order } from '../../../shared/schema/order'
import { sha256 } from '../sha256'

export interface NextQuery {
  readonly task: number
  readonly lane: Lane
  readonly decider: number
  readonly at: number
  /** What the person has already, by outside id. */
  readonly holding: readonly string[]
  readonly count: number
  readonly order: Order
  /** Different for each request: what is random comes from it. */
  readonly seed: string
}

interface Bound {
  readonly task: number
  readonly lane: Lane
  readonly decider: number
  readonly at: number
  readonly holding: string
  readonly count: number
  /** Items before this number are passed over. */
  readonly from: number
}

/** Nothing that others hold, nor a second opinion on the person's own answer. */
const free = `SELECT w.item FROM work w LEFT JOIN claims c ON c.item = w.item
  WHERE w.task = @task AND w.lane = @lane
    AND (c.item IS NULL OR c.until <= @at OR c.decider = @decider)
    AND NOT EXISTS (
      SELECT 1 FROM items i WHERE i.id = w.item
        AND i.outside_id IN (SELECT value FROM json_each(@holding)))
    AND (@lane <> 'overlap' OR NOT EXISTS (
      SELECT 1 FROM decisions d WHERE d.item = w.item AND d.decider = @decider))`

/** Each of them walks along an index and stops as soon as enough is found. */
export const nextItemsSql = {
  inOrder: `${free} AND w.item >= @from ORDER BY w.item LIMIT @count`,
  leastConfident: `${free} AND w.confidence IS NOT NULL AND @from >= 0
    ORDER BY w.confidence, w.item LIMIT @count`,
  mostValuable: `${free} AND w.worth > 0 AND @from >= 0
    ORDER BY w.worth DESC, w.item LIMIT @count`,
  ends: `SELECT (SELECT item FROM work WHERE task = @task AND lane = @lane
                 ORDER BY item LIMIT 1) AS first,
                (SELECT item FROM work WHERE task = @task AND lane = @lane
                 ORDER BY item DESC LIMIT 1) AS last`,
} as const

/** Finds what a person gets next. */
export class NextItems {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      inOrder: db.prepare<Bound, { item: number }>(nextItemsSql.inOrder),
      leastConfident: db.prepare<Bound, { item: number }>(nextItemsSql.leastConfident),
      mostValuable: db.prepare<Bound, { item: number }>(nextItemsSql.mostValuable),
      ends: db.prepare<{ task: number; lane: Lane }, { first: number | null; last: number | null }>(
        nextItemsSql.ends,
      ),
    }
  }

  find(query: NextQuery): readonly number[] {
    const { task, lane, decider, at, count, order } = query
    const holding = JSON.stringify(query.holding)
    const bound: Bound = { task, lane, decider, at, holding, count, from: 0 }
    switch (order) {
      case 'oldest':
        return this.#inOrder(bound)
      case 'least-confident':
        return this.#filledUp(bound, this.#statements.leastConfident.all(bound))
      case 'most-valuable':
        return this.#filledUp(bound, this.#statements.mostValuable.all(bound))
      case 'random':
        return this.#random(bound, query.seed)
    }
  }

  #inOrder(bound: Bound): readonly number[] {
    return this.#statements.inOrder.all(bound).map(({ item }) => item)
  }

  /** What the order says nothing of comes last, oldest first. */
  #filledUp(bound: Bound, rows: readonly { readonly item: number }[]): readonly number[] {
    const first = rows.map(({ item }) => item)
    if (first.length === bound.count) return first
    const others = this.#inOrder({ ...bound, count: bound.count + first.length })
    return [...first, ...others.filter((item) => !first.includes(item))].slice(0, bound.count)
  }

  /** From as many random places as items are wanted, as sorting by chance would touch every item. */
  #random(bound: Bound, seed: string): readonly number[] {
    const { task, lane, count } = bound
    const { first, last } = this.#statements.ends.get({ task, lane }) ?? { first: null, last: null }
    if (first === null || last === null) return []
    const found = new Set<number>()
    for (let place = 0; place < count; place++) {
      const from = first + Math.floor(chanceOf(`${seed}\n${place}`) * (last - first + 1))
      const near = { ...bound, from, count: found.size + 1 }
      const isNew = (item: number) => !found.has(item)
      const next =
        this.#inOrder(near).find(isNew) ?? this.#inOrder({ ...near, from: 0 }).find(isNew)
      if (next === undefined) break
      found.add(next)
    }
    return [...found]
  }
}

/** A number in [0, 1). */
function chanceOf(text: string): number {
  return Number.parseInt(sha256(text).slice(0, 8), 16) / 2 ** 32
}
