import type Database from 'better-sqlite3'
import type { DryRunItem } from '../../../shared/routing/dryRun'
import type { TaskEntry } from '../catalogue/catalogue'
import { textToScores, textToSegments } from './itemFacts'

const lastItems = 1000

/** Reads the last items of a version with what people or reality said of them, for trying rules on. */
export class DryRunItems {
  readonly #items
  readonly #segments

  constructor(db: Database.Database) {
    this.#items = db.prepare<
      [number],
      {
        item: string
        segments: string | null
        label: number
        confidence: number
        scores: string | null
        truth: number | null
      }
    >(
      `SELECT i.outside_id AS item, i.segments, p.label, p.confidence, p.scores,
              coalesce(
                (SELECT t.label FROM truths t WHERE t.item = p.item),
                (SELECT x.label FROM decisions x LEFT JOIN decision_undos u ON u.decision = x.id
                 WHERE x.item = p.item AND x.independent = 1
                   AND (u.decision IS NULL OR u.revealed = 1)
                 ORDER BY x.decided_at, x.id LIMIT 1)) AS truth
       FROM predictions p JOIN items i ON i.id = p.item
       WHERE p.version = ? ORDER BY p.item DESC LIMIT ${lastItems}`,
    )
    this.#segments = db.prepare<[number], { id: number; key: string; value: string }>(
      'SELECT id, key, value FROM segments WHERE task = ?',
    )
  }

  read(task: TaskEntry, version: number): readonly DryRunItem[] {
    const { answers } = task
    const segments = new Map(this.#segments.all(task.id).map((row) => [row.id, row]))
    return this.#items.all(version).map((row) => ({
      item: row.item,
      label: answers.textOf(row.label),
      confidence: row.confidence,
      scores: textToScores(row.scores),
      segment: Object.fromEntries(
        textToSegments(row.segments).flatMap((id) => {
          const segment = segments.get(id)
          return segment ? [[segment.key, segment.value]] : []
        }),
      ),
      // Answers that mean the same are written the same, as they are compared as text.
      truth:
        row.truth === null
          ? null
          : answers.textOf(answers.isSame(row.truth, row.label) ? row.label : row.truth),
    }))
  }
}
