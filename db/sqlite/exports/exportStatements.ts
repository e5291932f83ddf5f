import type Database from 'better-sqlite3'
import type { Stage } from '../../../shared/schema/deployment'

/** Items by their numbers, the first left out and the last included. */
export interface Range {
  readonly after: number
  readonly last: number
}

export interface PredictionRow {
  readonly item: number
  readonly version: number
  readonly event: string | null
  readonly label: number
  readonly confidence: number
  readonly scores: string | null
  readonly explanation: string | null
  readonly createdAt: number
}

export interface DecisionRow {
  readonly id: number
  readonly item: number
  readonly event: string
  readonly decider: number
  readonly label: number
  readonly decidedAt: number
  readonly independent: number
  readonly takenBack: number
  readonly lane: string | null
  readonly durationMs: number | null
  readonly note: string
}

export interface CorrectionRow {
  readonly id: number
  readonly item: number
  readonly event: string
  readonly decider: number
  readonly label: number
  readonly at: number
  readonly note: string
}

export interface AutomaticRow {
  readonly item: number
  readonly version: number
  readonly label: number
  readonly confidence: number
  readonly decidedAt: number
  readonly stage: Stage
  readonly cursor: number | null
}

export interface TruthRow {
  readonly item: number
  readonly label: number | null
  readonly source: 'outcome' | 'ruling'
}

export interface RouteRow {
  readonly item: number
  readonly stage: Stage
  readonly reason: number
  readonly revision: number
  readonly version: number | null
}

/**
 * The statements that read a range of items for an export: each walks one table by the number of the item, and names
 * are found elsewhere, so that no statistics can lead to another way.
 */
export function prepareExportStatements(db: Database.Database) {
  const within = 'item > @after AND item <= @last'
  return {
    items: db.prepare<
      Range & { readonly task: number },
      { id: number; itemId: string; arrivedAt: number | null; segments: string | null }
    >(
      `SELECT id, outside_id AS itemId, arrived_at AS arrivedAt, segments FROM items
       WHERE +task = @task AND id > @after AND id <= @last ORDER BY id`,
    ),
    payload: db.prepare<[number], string>('SELECT body FROM payloads WHERE item = ?').pluck(),
    predictions: db.prepare<Range, PredictionRow>(
      `SELECT p.item, p.version, p.event, p.label, p.confidence, p.scores, p.explanation,
              p.created_at AS createdAt
       FROM predictions p
       WHERE p.item > @after AND p.item <= @last ORDER BY p.item, p.version`,
    ),
    // What was taken back before anything was revealed never counted, and is not told.
    decisions: db.prepare<Range, DecisionRow>(
      `SELECT d.id, d.item, d.event, d.decider, d.label, d.decided_at AS decidedAt, d.independent,
              u.decision IS NOT NULL AS takenBack, d.lane, d.duration_ms AS durationMs, d.note
       FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id
       WHERE d.item > @after AND d.item <= @last AND (u.decision IS NULL OR u.revealed = 1)
       ORDER BY d.item`,
    ),
    corrections: db.prepare<Range, CorrectionRow>(
      `SELECT id, item, event, decider, label, corrected_at AS at, note FROM corrections
       WHERE ${within} ORDER BY item, id`,
    ),
    automatic: db.prepare<Range, AutomaticRow>(
      `SELECT a.item, a.version, a.label, a.confidence, a.decided_at AS decidedAt, a.stage, f.cursor
       FROM automatic_decisions a
       LEFT JOIN final_decisions f ON f.item = a.item AND f.corrects IS NULL
       WHERE a.item > @after AND a.item <= @last ORDER BY a.item`,
    ),
    truths: db.prepare<Range, TruthRow>(
      `SELECT item, label, source FROM truths WHERE ${within} ORDER BY item`,
    ),
    outcome: db.prepare<[number], { id: number; at: number }>(
      `SELECT id, observed_at AS at FROM outcomes WHERE item = ?
       ORDER BY observed_at DESC, id DESC LIMIT 1`,
    ),
    ruling: db.prepare<[number], { id: number; at: number; decider: number }>(
      `SELECT r.id, r.ruled_at AS at, r.decider FROM rulings r
       WHERE r.item = ? AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = r.id)
       ORDER BY r.ruled_at DESC, r.id DESC LIMIT 1`,
    ),
    routes: db.prepare<Range, RouteRow>(
      `SELECT item, stage, reason, revision, version FROM routes WHERE ${within} ORDER BY item`,
    ),
  }
}
