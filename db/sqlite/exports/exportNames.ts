import type Database from 'better-sqlite3'
import type { Value } from '../../../shared/schema/event'
import type { VersionRef } from '../../../shared/schema/deployment'
import type { TaskEntry } from '../catalogue/catalogue'
import { textToSegments } from '../routing/itemFacts'
import { mustFind } from '../rows'

/** Reasons that name a confidence are as many as items. */
const mostReasons = 10_000

/** What the numbers in the rows of one task stand for. */
export class ExportNames {
  readonly #task: TaskEntry
  readonly #versions: ReadonlyMap<number, VersionRef>
  readonly #deciders: ReadonlyMap<number, string>
  readonly #pairs: ReadonlyMap<number, readonly [string, string]>
  readonly #segments = new Map<string, Readonly<Record<string, string>>>()
  readonly #reasons = new Map<number, string>()
  readonly #findReason

  constructor(db: Database.Database, task: TaskEntry) {
    this.#task = task
    this.#versions = new Map(
      db
        .prepare<[number], VersionRef & { readonly id: number }>(
          'SELECT id, model, version FROM versions WHERE task = ?',
        )
        .all(task.id)
        .map((row) => [row.id, row]),
    )
    this.#deciders = new Map(
      db
        .prepare<[], { id: number; name: string }>('SELECT id, name FROM deciders')
        .all()
        .map(({ id, name }) => [id, name]),
    )
    this.#pairs = new Map(
      db
        .prepare<[number], { id: number; key: string; value: string }>(
          'SELECT id, key, value FROM segments WHERE task = ?',
        )
        .all(task.id)
        .map(({ id, key, value }) => [id, [key, value]]),
    )
    this.#findReason = db.prepare<[number], { text: string }>(
      'SELECT text FROM reasons WHERE id = ?',
    )
  }

  /** Null for what belongs to an item of another task. */
  version(id: number): VersionRef | null {
    return this.#versions.get(id) ?? null
  }

  decider(id: number): string {
    return mustFind(this.#deciders.get(id), `decider ${id}`)
  }

  /** A label that the task has no more keeps the name it had; an answer that is no label is written out. */
  value(code: number): Value {
    return this.#task.answers.valueOf(code)
  }

  segment(ids: string | null): Readonly<Record<string, string>> {
    if (ids === null) return {}
    const known = this.#segments.get(ids)
    if (known) return known
    const entries = textToSegments(ids).flatMap((id) => {
      const pair = this.#pairs.get(id)
      return pair ? [pair] : []
    })
    const segment = Object.fromEntries(entries)
    if (this.#segments.size > mostReasons) this.#segments.clear()
    this.#segments.set(ids, segment)
    return segment
  }

  reason(id: number): string {
    const known = this.#reasons.get(id)
    if (known !== undefined) return known
    const { text } = mustFind(this.#findReason.get(id), `reason ${id}`)
    if (this.#reasons.size > mostReasons) this.#reasons.clear()
    this.#reasons.set(id, text)
    return text
  }
}
