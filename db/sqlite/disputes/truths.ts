import type Database from 'better-sqlite3'
import { chooseTruth, type Truth } from '../../../shared/review/truth'
import type { ReportCounts } from '../../../shared/stats/reportCounts'

type TruthCounts = Pick<ReportCounts, 'accuracy' | 'humanAccuracy' | 'automationBias'>

/** Keeps the ground truth of each item: whoever needs it reads it from the table `truths`. */
export class TruthKeeper {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      outcome: db.prepare<[number], { label: number }>(
        `SELECT label FROM outcomes WHERE item = ? ORDER BY observed_at DESC, id DESC LIMIT 1`,
      ),
      ruling: db.prepare<[number], { label: number | null }>(
        `SELECT r.label FROM rulings r
         WHERE r.item = ? AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = r.id)
         ORDER BY r.ruled_at DESC, r.id DESC LIMIT 1`,
      ),
      keep: db.prepare<[number, number | null, string]>(
        `INSERT INTO truths (item, label, source) VALUES (?, ?, ?)
         ON CONFLICT (item) DO UPDATE SET label = excluded.label, source = excluded.source`,
      ),
      drop: db.prepare<[number]>('DELETE FROM truths WHERE item = ?'),
    }
  }

  /** To be called after an outcome came, or a ruling was made or taken back. */
  settle(item: number): Truth | null {
    const truth = chooseTruth(
      this.#statements.outcome.get(item) ?? null,
      this.#statements.ruling.get(item) ?? null,
    )
    if (truth) this.#statements.keep.run(item, truth.label, truth.source)
    else this.#statements.drop.run(item)
    return truth
  }
}

/** Reads how often the model and people were right, where the truth is known. */
export class Truths {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      model: db.prepare<[number], { n: number; correct: number }>(
        'SELECT n, correct FROM truth_counts WHERE version = ?',
      ),
      people: db.prepare<[number], { n: number; correct: number }>(
        'SELECT n, correct FROM human_truth_counts WHERE task = ?',
      ),
      bias: db.prepare<[number], { n: number; followedWrong: number }>(
        'SELECT n, followed AS followedWrong FROM bias_counts WHERE version = ?',
      ),
    }
  }

  read(task: number, version: number): TruthCounts {
    return {
      accuracy: this.#statements.model.get(version) ?? { n: 0, correct: 0 },
      humanAccuracy: this.#statements.people.get(task) ?? { n: 0, correct: 0 },
      automationBias: this.#statements.bias.get(version) ?? { n: 0, followedWrong: 0 },
    }
  }
}

/** Items whose kept truth is not the one that follows from outcomes and rulings, for `verify`. */
export const wrongTruthsSql = `
  WITH latest_outcomes AS (
    SELECT item, label, row_number() OVER (PARTITION BY item ORDER BY observed_at DESC, id DESC) AS place
    FROM outcomes),
  latest_rulings AS (
    SELECT item, label, row_number() OVER (PARTITION BY item ORDER BY ruled_at DESC, id DESC) AS place
    FROM rulings WHERE id NOT IN (SELECT ruling FROM ruling_undos)),
  expected AS (
    SELECT item, label, 'outcome' AS source FROM latest_outcomes WHERE place = 1
    UNION ALL
    SELECT item, label, 'ruling' FROM latest_rulings
    WHERE place = 1 AND item NOT IN (SELECT item FROM outcomes))
  SELECT item FROM (SELECT * FROM expected EXCEPT SELECT item, label, source FROM truths)
  UNION
  SELECT item FROM (SELECT item, label, source FROM truths EXCEPT SELECT * FROM expected)`
