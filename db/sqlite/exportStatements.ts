import type Database from 'better-sqlite3'
import type { Stage } from '../../shared/schema/deployment'

/** Items of a task by their numbers, the first left out and the last included. */
export interface Range {
  readonly task: number
  readonly after: number
  readonly last: number
}

const within = 'i.task = @task AND i.id > @after AND i.id <= @last'

/** The statements that read a range of items for an export, each along an index. */
export function prepareExportStatements(db: Database.Database) {
  return {
    items: db.prepare<
      Range,
      { id: number; itemId: string; arrivedAt: number | null; segments: string | null }
    >(
      `SELECT i.id, i.outside_id AS itemId, i.arrived_at AS arrivedAt, i.segments
       FROM items i WHERE ${within} ORDER BY i.id`,
    ),
    segments: db.prepare<[number], { id: number; key: string; value: string }>(
      'SELECT id, key, value FROM segments WHERE task = ?',
    ),
    payload: db.prepare<[number], { body: string }>('SELECT body FROM payloads WHERE item = ?'),
    predictions: db.prepare<
      Range,
      {
        item: number
        event: string | null
        model: string
        version: string
        label: number
        confidence: number
        scores: string | null
        explanation: string | null
        createdAt: number
      }
    >(
      `SELECT p.item, d.event, v.model, v.version, p.label, p.confidence, d.scores, d.explanation,
              p.created_at AS createdAt
       FROM predictions p JOIN versions v ON v.id = p.version AND v.task = @task
       LEFT JOIN prediction_details d ON d.item = p.item AND d.version = p.version
       WHERE p.item > @after AND p.item <= @last ORDER BY p.item, p.version`,
    ),
    // What was taken back before anything was revealed never counted, and is not told.
    decisions: db.prepare<
      Range,
      {
        id: number
        item: number
        event: string
        decider: string
        label: number
        decidedAt: number
        independent: number
        takenBack: number
        lane: string | null
        durationMs: number | null
        note: string
      }
    >(
      `SELECT d.id, d.item, d.event, n.name AS decider, d.label, d.decided_at AS decidedAt,
              d.independent, u.decision IS NOT NULL AS takenBack, d.lane,
              d.duration_ms AS durationMs, d.note
       FROM decisions d JOIN items i ON i.id = d.item JOIN deciders n ON n.id = d.decider
       LEFT JOIN decision_undos u ON u.decision = d.id
       WHERE d.item > @after AND d.item <= @last AND i.task = @task
         AND (u.decision IS NULL OR u.revealed = 1)
       ORDER BY d.item, d.decided_at, d.id`,
    ),
    corrections: db.prepare<
      Range,
      {
        id: number
        item: number
        event: string
        decider: string
        label: number
        at: number
        note: string
      }
    >(
      `SELECT c.id, c.item, c.event, n.name AS decider, c.label, c.corrected_at AS at, c.note
       FROM corrections c JOIN items i ON i.id = c.item JOIN deciders n ON n.id = c.decider
       WHERE c.item > @after AND c.item <= @last AND i.task = @task ORDER BY c.item, c.id`,
    ),
    automatic: db.prepare<
      Range,
      {
        item: number
        model: string
        version: string
        label: number
        confidence: number
        decidedAt: number
        stage: Stage
        cursor: number | null
      }
    >(
      `SELECT a.item, v.model, v.version, a.label, a.confidence, a.decided_at AS decidedAt, a.stage,
              f.cursor
       FROM automatic_decisions a JOIN versions v ON v.id = a.version AND v.task = @task
       LEFT JOIN final_decisions f ON f.item = a.item AND f.corrects IS NULL
       WHERE a.item > @after AND a.item <= @last`,
    ),
    truths: db.prepare<
      Range,
      {
        item: number
        label: number | null
        source: 'outcome' | 'ruling'
        outcome: number | null
        observedAt: number | null
        ruling: number | null
        ruledAt: number | null
        ruledBy: string | null
      }
    >(
      `SELECT t.item, t.label, t.source, o.id AS outcome, o.observed_at AS observedAt,
              r.id AS ruling, r.ruled_at AS ruledAt, n.name AS ruledBy
       FROM truths t JOIN items i ON i.id = t.item
       LEFT JOIN outcomes o ON t.source = 'outcome' AND o.id = (
         SELECT id FROM outcomes WHERE item = t.item ORDER BY observed_at DESC, id DESC LIMIT 1)
       LEFT JOIN rulings r ON t.source = 'ruling' AND r.id = (
         SELECT x.id FROM rulings x WHERE x.item = t.item
           AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = x.id)
         ORDER BY x.ruled_at DESC, x.id DESC LIMIT 1)
       LEFT JOIN deciders n ON n.id = r.decider
       WHERE t.item > @after AND t.item <= @last AND i.task = @task`,
    ),
    routes: db.prepare<
      Range,
      {
        item: number
        stage: Stage
        reason: string
        revision: number
        model: string | null
        version: string | null
      }
    >(
      `SELECT r.item, r.stage, x.text AS reason, r.revision, v.model, v.version
       FROM routes r JOIN items i ON i.id = r.item JOIN reasons x ON x.id = r.reason
       LEFT JOIN versions v ON v.id = r.version
       WHERE r.item > @after AND r.item <= @last AND i.task = @task`,
    ),
  }
}
