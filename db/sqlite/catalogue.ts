import type Database from 'better-sqlite3'
import { taskSchema, type Task } from '../../shared/schema/task'

/** A task with the numbers that stand for its labels inside the database. */
export interface TaskEntry {
  readonly id: number
  readonly task: Task
  readonly revision: number
  readonly codeByLabel: ReadonlyMap<string, number>
  readonly labelByCode: ReadonlyMap<number, string>
}

/**
 * Small tables that nearly every write needs, kept in memory. What another process wrote, or a
 * transaction that was rolled back, makes it read them anew.
 */
export class Catalogue {
  readonly #db: Database.Database
  readonly #statements
  #dataVersion = -1
  #tasks = new Map<string, TaskEntry>()
  #versions = new Map<string, number>()
  #segments = new Map<string, number>()
  #deciders = new Map<string, number>()

  constructor(db: Database.Database) {
    this.#db = db
    this.#statements = {
      task: db.prepare<[string], { id: number; definition: string; revision: number }>(
        'SELECT id, definition, revision FROM tasks WHERE outside_id = ?',
      ),
      labels: db.prepare<[number], { code: number; outside_id: string }>(
        'SELECT code, outside_id FROM labels WHERE task = ? ORDER BY code',
      ),
      version: db.prepare<[number, string, string], { id: number }>(
        'SELECT id FROM versions WHERE task = ? AND model = ? AND version = ?',
      ),
      addVersion: db.prepare<[number, string, string, number]>(
        'INSERT INTO versions (task, model, version, first_seen_at) VALUES (?, ?, ?, ?)',
      ),
      segment: db.prepare<[number, string, string], { id: number }>(
        'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
      ),
      addSegment: db.prepare<[number, string, string]>(
        'INSERT INTO segments (task, key, value) VALUES (?, ?, ?)',
      ),
      decider: db.prepare<[string], { id: number }>('SELECT id FROM deciders WHERE name = ?'),
      addDecider: db.prepare<[string]>('INSERT INTO deciders (name) VALUES (?)'),
    }
  }

  /** To be called first in every transaction: forgets what another process may have changed. */
  refresh(): void {
    const version = Number(this.#db.pragma('data_version', { simple: true }))
    if (version === this.#dataVersion) return
    this.forget()
    this.#dataVersion = version
  }

  /** To be called after a rollback and after a task's definition was written. */
  forget(): void {
    this.#tasks = new Map()
    this.#versions = new Map()
    this.#segments = new Map()
    this.#deciders = new Map()
  }

  /** The task with this outside id, or null. */
  task(outsideId: string): TaskEntry | null {
    const known = this.#tasks.get(outsideId)
    if (known) return known
    const row = this.#statements.task.get(outsideId)
    if (!row) return null
    const labels = this.#statements.labels.all(row.id)
    const entry: TaskEntry = {
      id: row.id,
      task: taskSchema.parse(JSON.parse(row.definition)),
      revision: row.revision,
      codeByLabel: new Map(labels.map((label) => [label.outside_id, label.code])),
      labelByCode: new Map(labels.map((label) => [label.code, label.outside_id])),
    }
    this.#tasks.set(outsideId, entry)
    return entry
  }

  version(task: number, model: string, version: string, at: number): number {
    const { version: find, addVersion } = this.#statements
    return this.#numberOf(
      this.#versions,
      `${task}\n${model}\n${version}`,
      () => find.get(task, model, version)?.id,
      () => addVersion.run(task, model, version, at),
    )
  }

  segment(task: number, key: string, value: string): number {
    const { segment: find, addSegment } = this.#statements
    return this.#numberOf(
      this.#segments,
      `${task}\n${JSON.stringify([key, value])}`,
      () => find.get(task, key, value)?.id,
      () => addSegment.run(task, key, value),
    )
  }

  decider(name: string): number {
    const { decider: find, addDecider } = this.#statements
    return this.#numberOf(
      this.#deciders,
      name,
      () => find.get(name)?.id,
      () => addDecider.run(name),
    )
  }

  /** Like `decider`, but for reading: null for somebody who never decided anything. */
  findDecider(name: string): number | null {
    return this.#deciders.get(name) ?? this.#statements.decider.get(name)?.id ?? null
  }

  #numberOf(
    known: Map<string, number>,
    key: string,
    find: () => number | undefined,
    add: () => Database.RunResult,
  ): number {
    const number = known.get(key) ?? find() ?? Number(add().lastInsertRowid)
    known.set(key, number)
    return number
  }
}
