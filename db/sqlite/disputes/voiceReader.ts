import type Database from 'better-sqlite3'
import type { Voice } from '../../../shared/contract/review'
import { orderVoices } from '../../../shared/review/voices'
import type { TaskEntry } from '../catalogue/catalogue'
import { sha256 } from '../sha256'

interface VoiceRow {
  readonly id: number
  readonly name: string
  readonly label: number
  readonly confidence: number | null
  readonly note: string
  readonly independent: number
}

interface KnownVoice extends Voice {
  readonly key: string
  /** The name that may be hidden; null for a model. */
  readonly person: string | null
}

/** Reads what was said of an item, in an order and under names that tell no more than the task allows. */
export class VoiceReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      model: db.prepare<[number], VoiceRow>(
        `SELECT v.id, v.model || ' ' || v.version AS name, p.label, p.confidence, '' AS note,
                1 AS independent
         FROM routes r JOIN predictions p ON p.item = r.item AND p.version = r.version
         JOIN versions v ON v.id = p.version WHERE r.item = ?`,
      ),
      // What was taken back before anything was shown was never said.
      people: db.prepare<[number], VoiceRow>(
        `SELECT d.id, n.name, d.label, NULL AS confidence, d.note, d.independent
         FROM decisions d JOIN deciders n ON n.id = d.decider
         LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.item = ? AND (u.decision IS NULL OR u.revealed = 1)`,
      ),
    }
  }

  read(task: TaskEntry, item: number, itemId: string): readonly KnownVoice[] {
    const keyed = [
      ...this.#statements.model.all(item).map((row) => ({ row, by: 'model' as const })),
      ...this.#statements.people.all(item).map((row) => ({ row, by: 'person' as const })),
    ].map(({ row, by }) => ({
      key: `${by} ${row.id}`,
      person: by === 'person' ? row.name : null,
      by,
      name: row.name,
      value: task.answers.valueOf(row.label),
      confidence: row.confidence,
      note: row.note,
      independent: row.independent === 1,
    }))
    const { hideNames } = task.task.review
    return orderVoices(keyed, { task: task.task.id, itemId, hideNames }, sha256)
  }

  /** The names under which people who answered may be shown, by their real ones. */
  names(task: TaskEntry, item: number, itemId: string): ReadonlyMap<string, string> {
    return new Map(
      this.read(task, item, itemId).flatMap(({ person, name }) =>
        person === null ? [] : [[person, name] as const],
      ),
    )
  }
}
