import type Database from 'better-sqlite3'
import type { Lane, Reveal, RevealedPrediction, ReviewItem } from '../../../shared/contract/review'
import { payloadSchema } from '../../../shared/schema/payload'
import { parseTrusted } from '../../trusted'
import type { TaskEntry } from '../catalogue/catalogue'
import { textToScores } from '../routing/itemFacts'
import { mustFind } from '../rows'

interface BlindRow {
  readonly id: number
  readonly outside_id: string
  readonly arrived_at: number
  readonly segments: string | null
  readonly body: string
  readonly seen: number
  /** The route lets a person see the prediction of this version first. */
  readonly shown_version: number | null
}

interface PredictionRow {
  readonly id: number
  readonly model: string
  readonly version: string
  readonly label: number
  readonly confidence: number
  readonly scores: string | null
  readonly explanation: string | null
}

type Explanation = NonNullable<RevealedPrediction['explanation']>

/** Reads items as people may see them. Predictions are read only where the item's route shows them. */
export class ReviewItems {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      find: db.prepare<[number, string], { id: number }>(
        'SELECT id FROM items WHERE task = ? AND outside_id = ?',
      ),
      blind: db.prepare<[number, number], BlindRow>(
        `SELECT i.id, i.outside_id, i.arrived_at, i.segments, p.body,
                EXISTS (SELECT 1 FROM reveals r WHERE r.item = i.id AND r.decider = ?
                          AND r.what <> 'context') AS seen,
                CASE WHEN i.shown = 1 THEN i.route_version END AS shown_version
         FROM items i JOIN payloads p ON p.item = i.id
         WHERE i.id = ?`,
      ),
      content: db.prepare<[number], { segments: string | null; body: string | null }>(
        `SELECT i.segments, p.body FROM items i LEFT JOIN payloads p ON p.item = i.id
         WHERE i.id = ?`,
      ),
      segments: db.prepare<[string], { key: string; value: string }>(
        'SELECT key, value FROM segments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      ),
      deferrals: db.prepare<[number], { by: string; at: number; reason: string }>(
        `SELECT d.name AS by, f.deferred_at AS at, f.reason
         FROM deferrals f JOIN deciders d ON d.id = f.decider
         LEFT JOIN deferral_undos u ON u.deferral = f.id
         WHERE f.item = ? AND u.deferral IS NULL ORDER BY f.id DESC`,
      ),
      predictions: db.prepare<[number], PredictionRow>(
        `SELECT v.id, v.model, v.version, p.label, p.confidence, p.scores, p.explanation
         FROM predictions p JOIN versions v ON v.id = p.version
         WHERE p.item = ? ORDER BY v.first_seen_at DESC, v.id DESC`,
      ),
    }
  }

  /** The item's number, or null where there is none. */
  find(task: number, itemId: string): number | null {
    return this.#statements.find.get(task, itemId)?.id ?? null
  }

  /** An item as this lane shows it before it is decided. */
  readForReview(task: TaskEntry, item: number, lane: Lane, decider: number): ReviewItem {
    const row = mustFind(this.#statements.blind.get(decider, item), `payload of item ${item}`)
    return {
      task: task.task.id,
      itemId: row.outside_id,
      lane,
      arrivedAt: row.arrived_at,
      payload: payloadSchema.parse(JSON.parse(row.body)),
      segment: this.segments(row.segments),
      deferrals: this.#statements.deferrals.all(item),
      shown:
        row.shown_version === null || isBlindLane(lane)
          ? null
          : this.#readShown(task, item, row.shown_version),
      seen: row.seen === 1,
    }
  }

  /** What an item holds, without anything that was said of it; no payload while it has not come. */
  readContent(item: number): {
    readonly payload: ReviewItem['payload'] | null
    readonly segment: Readonly<Record<string, string>>
  } {
    const row = mustFind(this.#statements.content.get(item), `item ${item}`)
    return {
      payload: row.body === null ? null : payloadSchema.parse(JSON.parse(row.body)),
      segment: this.segments(row.segments),
    }
  }

  #readShown(task: TaskEntry, item: number, version: number): ReviewItem['shown'] {
    const row = this.#statements.predictions.all(item).find((one) => one.id === version)
    if (!row) return null
    const { agrees: _, ...shown } = rowToRevealed(row, task, null)
    return shown
  }

  segments(ids: string | null): Readonly<Record<string, string>> {
    if (ids === null) return {}
    const rows = this.#statements.segments.all(ids)
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }

  /** What may be shown now that the decision is stored. */
  readReveal(
    task: TaskEntry,
    item: number,
    decision: { readonly itemId: string; readonly label: number; readonly independent: boolean },
  ): Reveal {
    return {
      itemId: decision.itemId,
      value: task.answers.valueOf(decision.label),
      independent: decision.independent,
      predictions: this.#statements.predictions
        .all(item)
        .map((row) => rowToRevealed(row, task, decision.label)),
    }
  }
}

function rowToRevealed(row: PredictionRow, task: TaskEntry, label: number | null) {
  return {
    model: row.model,
    version: row.version,
    value: task.answers.valueOf(row.label),
    confidence: row.confidence,
    scores: textToScores(row.scores),
    explanation: row.explanation === null ? null : parseTrusted<Explanation>(row.explanation),
    agrees: label !== null && task.answers.isSame(row.label, label),
  }
}

/** A second opinion and an audit are blind whatever the item's route says. */
function isBlindLane(lane: Lane): boolean {
  return lane !== 'low-confidence' && lane !== 'assisted' && lane !== 'deferred'
}
