import type Database from 'better-sqlite3'
import type { ItemHistory } from '../../../shared/contract/report'
import type { RulingKind } from '../../../shared/schema/ruling'
import type { Stage } from '../../../shared/schema/deployment'
import { payloadSchema } from '../../../shared/schema/payload'
import { parseTrusted } from '../../trusted'
import type { TaskEntry } from '../catalogue/catalogue'

/** Reads one item with all that was said of it. */
export class ItemHistoryReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      item: db.prepare<
        [number, string],
        { id: number; arrived_at: number | null; segments: string | null; body: string | null }
      >(
        `SELECT i.id, i.arrived_at, i.segments, p.body
         FROM items i LEFT JOIN payloads p ON p.item = i.id WHERE i.task = ? AND i.outside_id = ?`,
      ),
      segments: db.prepare<[string], { key: string; value: string }>(
        'SELECT key, value FROM segments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      ),
      predictions: db.prepare<
        [number],
        { model: string; version: string; label: number; confidence: number; createdAt: number }
      >(
        `SELECT v.model, v.version, p.label, p.confidence, p.created_at AS createdAt
         FROM predictions p JOIN versions v ON v.id = p.version WHERE p.item = ? ORDER BY v.id`,
      ),
      decisions: db.prepare<
        [number],
        {
          decider: string
          label: number
          decidedAt: number
          independent: number
          undone: number
          note: string
        }
      >(
        `SELECT n.name AS decider, d.label, d.decided_at AS decidedAt, d.independent, d.note,
                u.decision IS NOT NULL AS undone
         FROM decisions d JOIN deciders n ON n.id = d.decider
         LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.item = ? ORDER BY d.decided_at, d.id`,
      ),
      outcomes: db.prepare<[number], { label: number; observedAt: number }>(
        `SELECT label, observed_at AS observedAt FROM outcomes
         WHERE item = ? ORDER BY observed_at, id`,
      ),
      rulings: db.prepare<
        [number],
        {
          by: string
          kind: RulingKind
          label: number | null
          ruledAt: number
          undone: number
          note: string
        }
      >(
        `SELECT n.name AS by, r.kind, r.label, r.ruled_at AS ruledAt, r.note,
                u.ruling IS NOT NULL AS undone
         FROM rulings r JOIN deciders n ON n.id = r.decider
         LEFT JOIN ruling_undos u ON u.ruling = r.id
         WHERE r.item = ? ORDER BY r.ruled_at, r.id`,
      ),
      route: db.prepare<
        [number],
        { stage: Stage; by_model: number; why: string; draws: string; revision: number }
      >(
        `SELECT r.stage, r.by_model, w.text AS why, r.draws, r.revision
         FROM routes r JOIN reasons w ON w.id = r.reason WHERE r.item = ?`,
      ),
    }
  }

  /** Null where the task has no such item. */
  read(task: TaskEntry, itemId: string): ItemHistory | null {
    const item = this.#statements.item.get(task.id, itemId)
    if (!item) return null
    const segments = item.segments === null ? [] : this.#statements.segments.all(item.segments)
    const name = (code: number) => task.answers.valueOf(code)
    return {
      itemId,
      arrivedAt: item.arrived_at,
      payload: item.body === null ? null : payloadSchema.parse(JSON.parse(item.body)),
      segment: Object.fromEntries(segments.map(({ key, value }) => [key, value])),
      predictions: this.#statements.predictions
        .all(item.id)
        .map(({ label, ...row }) => ({ ...row, value: name(label) })),
      decisions: this.#statements.decisions.all(item.id).map(({ label, ...row }) => ({
        ...row,
        value: name(label),
        independent: row.independent === 1,
        undone: row.undone === 1,
      })),
      outcomes: this.#statements.outcomes
        .all(item.id)
        .map(({ label, observedAt }) => ({ value: name(label), observedAt })),
      rulings: this.#statements.rulings.all(item.id).map(({ label, ...row }) => ({
        ...row,
        value: label === null ? null : name(label),
        undone: row.undone === 1,
      })),
      route: this.#route(item.id),
    }
  }

  #route(item: number): ItemHistory['route'] {
    const row = this.#statements.route.get(item)
    if (!row) return null
    const { stage, why, revision } = row
    const decidedBy = row.by_model === 1 ? 'model' : 'people'
    return { stage, decidedBy, why, draws: parseTrusted(row.draws), revision }
  }
}
