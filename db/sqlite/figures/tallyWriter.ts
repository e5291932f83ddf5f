import type Database from 'better-sqlite3'
import { tallyTables, type Tally, type TallyTable } from './tallies'

/** The columns of each aggregate table: its key, then its sums. */
export const tallyColumns = {
  pair_counts: { key: ['version', 'segment', 'human', 'model'], sums: ['n'] },
  pair_days: { key: ['version', 'day'], sums: ['n', 'agreed'] },
  confidence_counts: { key: ['version', 'confidence'], sums: ['n', 'agreed'] },
  score_sums: { key: ['version', 'labels'], sums: ['n', 'total'] },
  gate_pairs: { key: ['version', 'segment', 'human', 'model'], sums: ['n'] },
  gate_grid: { key: ['version', 'place'], sums: ['n', 'errors'] },
  gate_overlap: { key: ['version', 'outcome'], sums: ['n'] },
  version_pairs: { key: ['first', 'second', 'outcome'], sums: ['n'] },
  canary_counts: { key: ['version'], sums: ['n', 'agreed'] },
  truth_counts: { key: ['version'], sums: ['n', 'correct'] },
  human_truth_counts: { key: ['task'], sums: ['n', 'correct'] },
  bias_counts: { key: ['version'], sums: ['n', 'followed'] },
  person_truths: { key: ['task', 'decider'], sums: ['n', 'known', 'correct'] },
  answer_sums: { key: ['version', 'measure'], sums: ['n', 'total'] },
  human_pairs: { key: ['task', 'first', 'second'], sums: ['n'] },
} as const satisfies Record<TallyTable, TallyColumns>

interface TallyColumns {
  readonly key: readonly string[]
  readonly sums: readonly string[]
}

/** Adds gathered changes to the aggregate tables. */
export class TallyWriter {
  readonly #add: ReadonlyMap<TallyTable, Database.Statement<number[]>>
  readonly #drop: ReadonlyMap<TallyTable, Database.Statement<number[]>>

  constructor(db: Database.Database) {
    const tables = tallyTables.map((table): readonly [TallyTable, TallyColumns] => [
      table,
      tallyColumns[table],
    ])
    this.#add = new Map(
      tables.map(([table, { key, sums }]) => [
        table,
        db.prepare<number[]>(
          `INSERT INTO ${table} (${[...key, ...sums].join(', ')})
           VALUES (${[...key, ...sums].map(() => '?').join(', ')})
           ON CONFLICT (${key.join(', ')}) DO UPDATE
           SET ${sums.map((sum) => `${sum} = ${sum} + excluded.${sum}`).join(', ')}`,
        ),
      ]),
    )
    this.#drop = new Map(
      tables.map(([table, { key }]) => [
        table,
        db.prepare<number[]>(
          `DELETE FROM ${table} WHERE ${key.map((name) => `${name} = ?`).join(' AND ')} AND n = 0`,
        ),
      ]),
    )
  }

  write(rows: readonly Tally[]): void {
    for (const { table, key, add } of rows) {
      this.#add.get(table)?.run(...key, ...add)
      // A figure nobody is behind any more leaves no row, as if it had never been.
      if ((add[0] ?? 0) < 0) this.#drop.get(table)?.run(...key)
    }
  }
}
