import type Database from 'better-sqlite3'
import { chooseEvidence } from '../../shared/review/evidence'
import { decisionFactSql, rowToDecisionFact, textToScores, textToSegments } from './itemFacts'
import type { ItemFacts, PredictionFact, StoredDecision } from './itemFacts'

interface ItemRow {
  readonly id: number
  readonly outside_id: string
  readonly arrived_at: number | null
  readonly segments: string | null
  readonly automatic: number
  readonly version: number | null
  readonly revision: number | null
}
type DecisionRow = Parameters<typeof rowToDecisionFact>[0] & { readonly item: number }
interface PredictionRow {
  readonly item: number
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly scores: string | null
  readonly mark: number
}

export interface ScannedItem extends ItemFacts {
  readonly id: number
  readonly outsideId: string
}

/** Goes through all items of a task that somebody decided, in order; for recounts and for filters without a sum of their own. */
export class Scan {
  readonly #items
  readonly #decisions
  readonly #predictions
  readonly #last

  constructor(db: Database.Database) {
    this.#items = db.prepare<{ task: number; after: number; last: number }, ItemRow>(
      `SELECT i.id, i.outside_id, i.arrived_at, i.segments, a.item IS NOT NULL AS automatic,
              r.version, r.revision
       FROM items i LEFT JOIN routes r ON r.item = i.id
       LEFT JOIN automatic_decisions a ON a.item = i.id
       WHERE i.task = @task AND i.id > @after AND i.id <= @last ORDER BY i.id`,
    )
    this.#decisions = db.prepare<{ task: number; after: number; last: number }, DecisionRow>(
      `${decisionFactSql} WHERE d.item > @after AND d.item <= @last ORDER BY d.item, d.id`,
    )
    this.#predictions = db.prepare<{ task: number; after: number; last: number }, PredictionRow>(
      `SELECT p.item, p.version, p.label, p.confidence, p.mark, d.scores
       FROM predictions p LEFT JOIN prediction_details d
         ON d.item = p.item AND d.version = p.version
       WHERE p.item > @after AND p.item <= @last ORDER BY p.item, p.version`,
    )
    this.#last = db.prepare<[number], { last: number | null }>(
      'SELECT max(id) AS last FROM items WHERE task = ?',
    )
  }

  /** Memory stays flat: a few thousand items are held at a time. */
  *decidedItems(task: number, after = 0): Generator<ScannedItem> {
    const last = this.#last.get(task)?.last ?? 0
    for (let from = after; from < last; from += 4096) {
      const range = { task, after: from, last: Math.min(from + 4096, last) }
      const decisions = groupByItem<DecisionRow, StoredDecision>(
        this.#decisions.all(range),
        rowToDecisionFact,
      )
      if (decisions.size === 0) continue
      const predictions = groupByItem<PredictionRow, PredictionFact>(
        this.#predictions.all(range),
        (row) => ({
          version: row.version,
          label: row.label,
          confidence: row.confidence,
          mark: row.mark,
          scores: textToScores(row.scores),
        }),
      )
      for (const row of this.#items.iterate(range)) {
        const decided = decisions.get(row.id)
        if (!decided) continue
        yield {
          id: row.id,
          outsideId: row.outside_id,
          task,
          arrived: row.arrived_at !== null,
          segments: textToSegments(row.segments),
          predictions: predictions.get(row.id) ?? [],
          decisions: decided,
          automatic: row.automatic === 1,
          route: row.revision === null ? null : { version: row.version, revision: row.revision },
        }
      }
    }
  }

  /** The pairs of one version, in the order of items. */
  *pairs(task: number, version: number, after = 0) {
    for (const item of this.decidedItems(task, after)) {
      const { first } = chooseEvidence(item.decisions)
      const prediction = item.predictions.find((one) => one.version === version)
      if (first && prediction && item.arrived) yield { item, first, prediction }
    }
  }
}

function groupByItem<Row extends { readonly item: number }, Fact>(
  rows: readonly Row[],
  rowToFact: (row: Row) => Fact,
): Map<number, Fact[]> {
  const groups = new Map<number, Fact[]>()
  for (const row of rows) {
    const group = groups.get(row.item)
    if (group) group.push(rowToFact(row))
    else groups.set(row.item, [rowToFact(row)])
  }
  return groups
}
