import type Database from 'better-sqlite3'
import type { Lane } from '../../../shared/contract/review'

type Cell = string | number | null

/** So many rows are written by one statement, as that costs more than a row at the end of a table. */
const atOnce = 16

/** Rows for the end of one table, gathered until there are enough for a statement. */
class RowQueue<Row extends readonly Cell[]> {
  readonly #one: Database.Statement<Cell[]>
  readonly #many: Database.Statement<Cell[]>
  readonly #columns: number
  #cells: Cell[] = []

  constructor(db: Database.Database, table: string, columns: readonly string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`
    const insert = (rows: number) =>
      db.prepare<Cell[]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`,
      )
    this.#one = insert(1)
    this.#many = insert(atOnce)
    this.#columns = columns.length
  }

  add(...row: Row): void {
    this.#cells.push(...row)
    if (this.#cells.length < atOnce * this.#columns) return
    this.#many.run(...this.#cells)
    this.#cells = []
  }

  flush(): void {
    if (this.#cells.length === 0) return
    for (let at = 0; at < this.#cells.length; at += this.#columns)
      this.#one.run(...this.#cells.slice(at, at + this.#columns))
    this.#cells = []
  }

  forget(): void {
    this.#cells = []
  }
}

/**
 * What belongs to items that are new in this transaction, so that none of it can be there already. Whoever reads these
 * tables in the middle of a transaction that stores events has to flush first.
 */
export class NewRows {
  readonly payloads
  readonly predictions
  readonly work

  constructor(db: Database.Database) {
    this.payloads = new RowQueue<[item: number, body: string]>(db, 'payloads', ['item', 'body'])
    this.predictions = new RowQueue<
      [
        item: number,
        version: number,
        label: number,
        confidence: number,
        createdAt: number,
        mark: number,
        event: string,
        scores: string | null,
        explanation: string | null,
      ]
    >(db, 'predictions', [
      'item',
      'version',
      'label',
      'confidence',
      'created_at',
      'mark',
      'event',
      'scores',
      'explanation',
    ])
    this.work = new RowQueue<
      [
        task: number,
        lane: Lane,
        item: number,
        since: number,
        confidence: number | null,
        worth: number,
      ]
    >(db, 'work', ['task', 'lane', 'item', 'since', 'confidence', 'worth'])
  }

  flush(): void {
    this.payloads.flush()
    this.predictions.flush()
    this.work.flush()
  }

  forget(): void {
    this.payloads.forget()
    this.predictions.forget()
    this.work.forget()
  }
}
