import type Database from 'better-sqlite3'
import { chooseEvidence } from '../../../shared/review/evidence'
import {
  decisionFactSql,
  rowToDecisionFact,
  rowToRoute,
  textToScores,
  textToSegments,
} from '../routing/itemFacts'
import type { ItemFacts, PredictionFact, StoredDecision } from '../routing/itemFacts'

interface ItemRow {
  readonly id: number
  readonly outside_id: string
  readonly arrived_at: number | null
  readonly segments: string | null
  readonly has_payload: number
  readonly automatic: number
  readonly version: number | null
  readonly revision: number | null
  readonly overlap: number | null
  readonly truth: number | null
  readonly settled: number
  readonly automatic_at: number | null
}
type DecisionRow = Parameters<typeof rowToDecisionFact>[0] & { readonly item: number }
interface PredictionRow {
  readonly item: number
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly created_at: number
  readonly scores: string | null
}

interface ScannedPrediction extends PredictionFact {
  readonly createdAt: number
}

export interface ScannedItem extends ItemFacts {
  readonly id: number
  readonly outsideId: string
  readonly predictions: readonly ScannedPrediction[]
  /** When the model decided it; null where it did not. */
  readonly automaticAt: number | null
}

/** When an item was decided, for what is known of it by truth: by people, else by the model, else when it was predicted. */
export function momentOf(
  { automaticAt }: Pick<ScannedItem, 'automaticAt'>,
  first: Pick<StoredDecision, 'decidedAt'> | null,
  prediction: Pick<ScannedPrediction, 'createdAt'>,
): number {
  return first?.decidedAt ?? automaticAt ?? prediction.createdAt
}

/** Goes through all items of a task of which more than predictions is known, in order; for recounts and for filters without a sum of their own. */
export class Scan {
  readonly #items
  readonly #decisions
  readonly #predictions
  readonly #truths
  readonly #last

  constructor(db: Database.Database) {
    // The plus keeps the planner from going through all of the task's items, piece after piece, by their outside ids.
    this.#items = db.prepare<{ task: number; after: number; last: number }, ItemRow>(
      `SELECT i.id, i.outside_id, i.arrived_at, i.segments, i.has_payload, a.item IS NOT NULL AS automatic,
              i.route_version AS version, i.route_revision AS revision, i.overlap, t.label AS truth,
              t.item IS NOT NULL AS settled, a.decided_at AS automatic_at
       FROM items i LEFT JOIN truths t ON t.item = i.id
       LEFT JOIN automatic_decisions a ON a.item = i.id
       WHERE +i.task = @task AND i.id > @after AND i.id <= @last ORDER BY i.id`,
    )
    this.#decisions = db.prepare<{ task: number; after: number; last: number }, DecisionRow>(
      `${decisionFactSql} WHERE d.item > @after AND d.item <= @last ORDER BY d.item, d.id`,
    )
    this.#predictions = db.prepare<{ task: number; after: number; last: number }, PredictionRow>(
      `SELECT p.item, p.version, p.label, p.confidence, p.scores, p.created_at
       FROM predictions p
       WHERE p.item > @after AND p.item <= @last ORDER BY p.item, p.version`,
    )
    this.#truths = db.prepare<{ task: number; after: number; last: number }, { n: number }>(
      `SELECT count(*) AS n FROM truths t JOIN items i ON i.id = t.item
       WHERE t.item > @after AND t.item <= @last AND +i.task = @task`,
    )
    this.#last = db.prepare<[number], { last: number | null }>(
      'SELECT max(id) AS last FROM items WHERE task = ?',
    )
  }

  /** Memory stays flat: a few thousand items are held at a time. */
  *judgedItems(task: number, after = 0): Generator<ScannedItem> {
    const last = this.#last.get(task)?.last ?? 0
    for (let from = after; from < last; from += 4096) {
      const range = { task, after: from, last: Math.min(from + 4096, last) }
      const decisions = groupByItem<DecisionRow, StoredDecision>(
        this.#decisions.all(range),
        rowToDecisionFact,
      )
      if (decisions.size === 0 && this.#truths.get(range)?.n === 0) continue
      const predictions = groupByItem<PredictionRow, ScannedPrediction>(
        this.#predictions.all(range),
        (row) => ({
          version: row.version,
          label: row.label,
          confidence: row.confidence,
          createdAt: row.created_at,
          scores: textToScores(row.scores),
        }),
      )
      for (const row of this.#items.all(range)) {
        const decided = decisions.get(row.id) ?? []
        if (decided.length === 0 && row.settled === 0) continue
        yield {
          id: row.id,
          hasPayload: row.has_payload === 1,
          outsideId: row.outside_id,
          task,
          arrivedAt: row.arrived_at,
          segments: textToSegments(row.segments),
          predictions: predictions.get(row.id) ?? [],
          decisions: decided,
          automatic: row.automatic === 1,
          route: rowToRoute(row),
          truth: row.truth,
          isSettled: row.settled === 1,
          automaticAt: row.automatic_at,
        }
      }
    }
  }

  /** The pairs of one version, in the order of items. */
  *pairs(task: number, version: number, after = 0) {
    for (const item of this.judgedItems(task, after)) {
      const { first } = chooseEvidence(item.decisions)
      const prediction = item.predictions.find((one) => one.version === version)
      if (first && prediction && item.arrivedAt !== null) yield { item, first, prediction }
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
