import type Database from 'better-sqlite3'
import type { Lane, Reveal, ReviewItem } from '../../shared/contract/review'
import { payloadSchema } from '../../shared/schema/payload'
import { parseTrusted } from '../trusted'
import type { TaskEntry } from './catalogue'
import { textToScores } from './itemFacts'
import { mustFind } from './rows'

interface BlindRow {
  readonly id: number
  readonly outside_id: string
  readonly arrived_at: number
  readonly segments: string | null
  readonly body: string
  readonly seen: number
}

/** Reads items as people may see them. No statement for an undecided item touches a prediction. */
export class ReviewItems {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      find: db.prepare<[number, string], { id: number }>(
        'SELECT id FROM items WHERE task = ? AND outside_id = ?',
      ),
      blind: db.prepare<[number, number], BlindRow>(
        `SELECT i.id, i.outside_id, i.arrived_at, i.segments, p.body,
                EXISTS (SELECT 1 FROM reveals r WHERE r.item = i.id AND r.decider = ?) AS seen
         FROM items i JOIN payloads p ON p.item = i.id WHERE i.id = ?`,
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
      predictions: db.prepare<
        [number],
        {
          model: string
          version: string
          label: number
          confidence: number
          scores: string | null
          explanation: string | null
        }
      >(
        `SELECT v.model, v.version, p.label, p.confidence, d.scores, d.explanation
         FROM predictions p JOIN versions v ON v.id = p.version
         LEFT JOIN prediction_details d ON d.item = p.item AND d.version = p.version
         WHERE p.item = ? ORDER BY v.first_seen_at DESC, v.id DESC`,
      ),
    }
  }

  /** The item's number, or null where there is none. */
  find(task: number, itemId: string): number | null {
    return this.#statements.find.get(task, itemId)?.id ?? null
  }

  readBlind(task: TaskEntry, item: number, lane: Lane, decider: number): ReviewItem {
    const row = mustFind(this.#statements.blind.get(decider, item), `payload of item ${item}`)
    return {
      task: task.task.id,
      itemId: row.outside_id,
      lane,
      arrivedAt: row.arrived_at,
      payload: payloadSchema.parse(JSON.parse(row.body)),
      segment: this.segments(row.segments),
      deferrals: this.#statements.deferrals.all(item),
      seen: row.seen === 1,
    }
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
    const name = (code: number) => task.labelByCode.get(code) ?? String(code)
    return {
      itemId: decision.itemId,
      value: name(decision.label),
      independent: decision.independent,
      predictions: this.#statements.predictions.all(item).map((row) => ({
        model: row.model,
        version: row.version,
        value: name(row.label),
        confidence: row.confidence,
        scores: textToScores(row.scores),
        explanation: row.explanation === null ? null : parseTrusted(row.explanation),
        agrees: row.label === decision.label,
      })),
    }
  }
}
