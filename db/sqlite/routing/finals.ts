import type Database from 'better-sqlite3'
import type { FinalDecision } from '../../store/automationStore'
import type { Stage } from '../../../shared/schema/deployment'
import type { Value } from '../../../shared/schema/event'
import { parseTrusted } from '../../trusted'
import { mustTouchOne } from '../rows'

interface FinalRow {
  readonly cursor: number
  readonly task: string
  readonly item_id: string
  /** JSON. */
  readonly value: string
  readonly decider: string | null
  readonly model: string | null
  readonly version: string | null
  readonly stage: Stage
  readonly confidence: number | null
  readonly decided_at: number
  readonly corrects: number | null
}

/** The setting above which the next cursor lies; there where the database was put back from a copy. */
export const cursorFloor = 'cursor_floor'

/** Decisions that leave the house: one an item and its corrections, in the order in which they became final. */
export class Finals {
  readonly #statements
  readonly #floor: number

  constructor(db: Database.Database, floor = 0) {
    this.#floor = floor
    this.#statements = {
      ofModel: db.prepare<[number | null, number]>(
        `INSERT OR IGNORE INTO final_decisions
           (cursor, item, label, version, stage, confidence, decided_at)
         SELECT ?, item, label, version, stage, confidence, decided_at
         FROM automatic_decisions WHERE item = ?`,
      ),
      ofPerson: db.prepare<[number | null, number]>(
        `INSERT OR IGNORE INTO final_decisions
           (cursor, item, label, decider, version, stage, confidence, decided_at)
         SELECT ?, d.item, d.label, d.decider, i.route_version, coalesce(i.route_stage, t.stage), p.confidence,
                d.decided_at
         FROM decisions d JOIN items i ON i.id = d.item JOIN deployments t ON t.task = i.task
         LEFT JOIN predictions p ON p.item = d.item AND p.version = i.route_version
         WHERE d.id = ?`,
      ),
      correction: db.prepare(
        `INSERT INTO final_decisions
           (cursor, item, label, decider, version, stage, confidence, decided_at, corrects)
         SELECT @cursor, item, @label, @decider, version, stage, confidence, @at, @corrects
         FROM final_decisions WHERE item = @item AND corrects IS NULL`,
      ),
      hold: db.prepare<[number, number]>(
        'INSERT INTO pending_finals (decision, made_at) VALUES (?, ?)',
      ),
      due: db.prepare<[number, number], { decision: number }>(
        'SELECT decision FROM pending_finals WHERE made_at < ? ORDER BY made_at, decision LIMIT ?',
      ),
      drop: db.prepare<[number]>('DELETE FROM pending_finals WHERE decision = ?'),
      after: db.prepare<[number, number], FinalRow>(
        `SELECT f.cursor, t.outside_id AS task, i.outside_id AS item_id, coalesce(s.value, json_quote(l.outside_id)) AS value,
                d.name AS decider, v.model, v.version, f.stage, f.confidence, f.decided_at,
                f.corrects
         FROM final_decisions f JOIN items i ON i.id = f.item JOIN tasks t ON t.id = i.task
         LEFT JOIN labels l ON l.task = i.task AND l.code = f.label
         LEFT JOIN answers_said s ON s.id = f.label
         LEFT JOIN deciders d ON d.id = f.decider LEFT JOIN versions v ON v.id = f.version
         WHERE f.cursor > ? ORDER BY f.cursor LIMIT ?`,
      ),
      last: db.prepare<[], { cursor: number | null }>(
        'SELECT max(cursor) AS cursor FROM final_decisions',
      ),
    }
  }

  /** The model's decision on an item is final at once. */
  addOfModel(item: number): void {
    this.#statements.ofModel.run(this.#cursor(), item)
  }

  /** A decision that somebody made elsewhere is final at once; the first of an item counts. */
  addOfPerson(decision: number): void {
    this.#statements.ofPerson.run(this.#cursor(), decision)
  }

  /** What producers have to know instead of the line `corrects`. */
  addCorrection(line: {
    readonly item: number
    readonly label: number
    readonly decider: number
    readonly at: number
    readonly corrects: number
  }): void {
    mustTouchOne(this.#statements.correction.run({ ...line, cursor: this.#cursor() }), 'correction')
  }

  /** A decision made here may still be taken back for a while. */
  hold(decision: number, at: number): void {
    this.#statements.hold.run(decision, at)
  }

  /** False where it has left already. */
  takeBack(decision: number): boolean {
    return this.#statements.drop.run(decision).changes === 1
  }

  /** Lets decisions out that were made before a moment; how many. */
  finalise(madeBefore: number, limit: number): number {
    const due = this.#statements.due.all(madeBefore, limit)
    for (const { decision } of due) {
      this.#statements.ofPerson.run(this.#cursor(), decision)
      this.#statements.drop.run(decision)
    }
    return due.length
  }

  read(after: number, limit: number): readonly FinalDecision[] {
    return this.#statements.after.all(after, limit).map((row) => ({
      cursor: row.cursor,
      task: row.task,
      item_id: row.item_id,
      value: parseTrusted<Value>(row.value),
      by: row.decider === null ? 'model' : 'human',
      decider: row.decider,
      model: row.model,
      version: row.version,
      stage: row.stage,
      confidence: row.confidence,
      decided_at: new Date(row.decided_at).toISOString(),
      ...(row.corrects === null ? {} : { corrects: row.corrects }),
    }))
  }

  lastCursor(): number {
    return this.#statements.last.get()?.cursor ?? 0
  }

  /** The next one by itself, but for the first after a copy was put back. */
  #cursor(): number | null {
    return this.#floor > 0 && this.lastCursor() < this.#floor ? this.#floor + 1 : null
  }
}
