import type Database from 'better-sqlite3'
import type { VersionRef } from '../../../shared/schema/deployment'
import { taskSchema, type Task } from '../../../shared/schema/task'
import { LabelAnswers, SaidAnswers, SaidTable, type Answers } from './answers'
import {
  deploymentColumns,
  rowToDeployment,
  type DeploymentRow,
  type DeploymentState,
} from './deploymentRow'
import { mustFind } from '../rows'
import type { EvidenceRules } from '../figures/tallies'

/** A task with the numbers that stand for its labels inside the database. */
export interface TaskEntry {
  readonly id: number
  readonly task: Task
  readonly revision: number
  readonly codeByLabel: ReadonlyMap<string, number>
  readonly labelByCode: ReadonlyMap<number, string>
  readonly answers: Answers
  readonly state: DeploymentState
}

/** A version with its number inside the database. */
export interface VersionEntry extends VersionRef {
  readonly id: number
  readonly task: number
  /** Decisions with this mark or a higher one are evidence for it. */
  readonly evidenceFrom: number
}

/** What is evidence at present, as the catalogue knows it. */
export function rulesOf(catalogue: Catalogue): EvidenceRules {
  return {
    evidenceFrom: (version) => catalogue.versionById(version).evidenceFrom,
    canaryRevision: (task) => catalogue.canaryRevision(task),
  }
}

const mostReasons = 1000

/** Under which name the mark is kept that a task's policy has had since it last changed. */
export const policyMarkName = (task: number): string => `policy_mark.${task}`

const versionColumns = 'id, task, model, version, evidence_from AS evidenceFrom'

/**
 * Small tables that nearly every write needs, kept in memory. What another process wrote, or a
 * transaction that was rolled back, makes it read them anew.
 */
export class Catalogue {
  readonly #said: SaidTable
  readonly #statements
  #dataVersion = -1
  #tasks = new Map<string, TaskEntry>()
  /** By task, model and version, as every item asks for one. */
  #versions = new Map<number, Map<string, Map<string, VersionEntry>>>()
  #versionsById = new Map<number, VersionEntry>()
  #canaries = new Map<number, number | null>()
  #mark: number | null = null
  #segments = new Map<string, number>()
  #deciders = new Map<string, number>()
  #reasons = new Map<string, number>()
  #draws = new Map<string, number>()

  constructor(db: Database.Database) {
    this.#said = new SaidTable(db)
    this.#statements = {
      dataVersion: db.prepare<[], { data_version: number }>('PRAGMA data_version'),
      task: db.prepare<[string], { id: number; definition: string; revision: number }>(
        'SELECT id, definition, revision FROM tasks WHERE outside_id = ?',
      ),
      labels: db.prepare<[number], { code: number; outside_id: string }>(
        'SELECT code, outside_id FROM labels WHERE task = ? ORDER BY code',
      ),
      deployment: db.prepare<[number], DeploymentRow>(
        `SELECT ${deploymentColumns} FROM deployments WHERE task = ?`,
      ),
      canary: db.prepare<[number], { revision: number | null }>(
        'SELECT canary_revision AS revision FROM deployments WHERE task = ?',
      ),
      mark: db.prepare<[], { mark: number }>(
        "SELECT CAST(value AS INTEGER) AS mark FROM settings WHERE name = 'evidence_mark'",
      ),
      policyMark: db.prepare<[string], { mark: number }>(
        'SELECT CAST(value AS INTEGER) AS mark FROM settings WHERE name = ?',
      ),
      version: db.prepare<[number, string, string], VersionEntry>(
        `SELECT ${versionColumns} FROM versions WHERE task = ? AND model = ? AND version = ?`,
      ),
      versionById: db.prepare<[number], VersionEntry>(
        `SELECT ${versionColumns} FROM versions WHERE id = ?`,
      ),
      addVersion: db.prepare<[number, string, string, number, number], VersionEntry>(
        `INSERT INTO versions (task, model, version, first_seen_at, evidence_from)
         VALUES (?, ?, ?, ?, ?) RETURNING ${versionColumns}`,
      ),
      segment: db.prepare<[number, string, string], { id: number }>(
        'SELECT id FROM segments WHERE task = ? AND key = ? AND value = ?',
      ),
      addSegment: db.prepare<[number, string, string]>(
        'INSERT INTO segments (task, key, value) VALUES (?, ?, ?)',
      ),
      decider: db.prepare<[string], { id: number }>('SELECT id FROM deciders WHERE name = ?'),
      addDecider: db.prepare<[string]>('INSERT INTO deciders (name) VALUES (?)'),
      reason: db.prepare<[string], { id: number }>('SELECT id FROM reasons WHERE text = ?'),
      addReason: db.prepare<[string]>('INSERT INTO reasons (text) VALUES (?)'),
      draws: db.prepare<[string], { id: number }>('SELECT id FROM draws WHERE text = ?'),
      addDraws: db.prepare<[string]>('INSERT INTO draws (text) VALUES (?)'),
    }
  }

  /**
   * To be called first in every transaction: forgets what another process may have changed, and tells
   * whether it may.
   */
  refresh(): boolean {
    const { data_version: version } = mustFind(this.#statements.dataVersion.get(), 'data version')
    if (version === this.#dataVersion) return false
    this.forget()
    this.#dataVersion = version
    return true
  }

  /** To be called after a rollback and after a task's definition was written. */
  forget(): void {
    this.#tasks = new Map()
    this.#versions = new Map()
    this.#versionsById = new Map()
    this.#canaries = new Map()
    this.#mark = null
    this.#segments = new Map()
    this.#deciders = new Map()
    this.#reasons = new Map()
    this.#draws = new Map()
  }

  /** The task with this outside id, or null. */
  task(outsideId: string): TaskEntry | null {
    const known = this.#tasks.get(outsideId)
    if (known) return known
    const row = this.#statements.task.get(outsideId)
    if (!row) return null
    const labels = this.#statements.labels.all(row.id)
    const task = taskSchema.parse(JSON.parse(row.definition))
    const codeByLabel = new Map(labels.map((label) => [label.outside_id, label.code]))
    const labelByCode = new Map(labels.map((label) => [label.code, label.outside_id]))
    const entry: TaskEntry = {
      id: row.id,
      task,
      revision: row.revision,
      codeByLabel,
      labelByCode,
      answers:
        task.kind === 'label'
          ? new LabelAnswers(codeByLabel, labelByCode)
          : new SaidAnswers(this.#said, row.id, task, codeByLabel),
      state: rowToDeployment(
        mustFind(this.#statements.deployment.get(row.id), `deployment of ${outsideId}`),
      ),
    }
    this.#tasks.set(outsideId, entry)
    return entry
  }

  /** The version of this name; one that was not known is added. */
  version(task: number, model: string, version: string, at: number): VersionEntry {
    const known = this.findVersion(task, { model, version })
    if (known) return known
    const from = this.#statements.policyMark.get(policyMarkName(task))?.mark ?? 0
    const added = this.#statements.addVersion.get(task, model, version, at, from)
    return this.#keepVersion(mustFind(added, 'added version'))
  }

  findVersion(task: number, { model, version }: VersionRef): VersionEntry | null {
    const known = this.#versions.get(task)?.get(model)?.get(version)
    if (known) return known
    const found = this.#statements.version.get(task, model, version)
    return found ? this.#keepVersion(found) : null
  }

  versionById(id: number): VersionEntry {
    const known = this.#versionsById.get(id)
    if (known) return known
    return this.#keepVersion(mustFind(this.#statements.versionById.get(id), `version ${id}`))
  }

  /** From which revision on items count for the task's canary; null where it has none. */
  canaryRevision(task: number): number | null {
    const known = this.#canaries.get(task)
    if (known !== undefined) return known
    const revision = this.#statements.canary.get(task)?.revision ?? null
    this.#canaries.set(task, revision)
    return revision
  }

  /** The mark under which events come in now. */
  mark(): number {
    this.#mark ??= mustFind(this.#statements.mark.get(), 'evidence mark').mark
    return this.#mark
  }

  #keepVersion(entry: VersionEntry): VersionEntry {
    const ofTask = this.#versions.get(entry.task) ?? new Map<string, Map<string, VersionEntry>>()
    const ofModel = ofTask.get(entry.model) ?? new Map<string, VersionEntry>()
    this.#versions.set(entry.task, ofTask.set(entry.model, ofModel.set(entry.version, entry)))
    this.#versionsById.set(entry.id, entry)
    return entry
  }

  segment(task: number, key: string, value: string): number {
    const { segment: find, addSegment } = this.#statements
    return this.#numberOf(
      this.#segments,
      `${task} ${key.length} ${key}${value}`,
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

  /** The number of a sentence that says why an item went somewhere. */
  reason(text: string): number {
    // Reasons that name a confidence are many; those that matter come again and again.
    if (this.#reasons.size > mostReasons) this.#reasons.clear()
    const { reason: find, addReason } = this.#statements
    return this.#numberOf(
      this.#reasons,
      text,
      () => find.get(text)?.id,
      () => addReason.run(text),
    )
  }

  /** The number of an item's draws, as JSON. */
  draws(text: string): number {
    const { draws: find, addDraws } = this.#statements
    return this.#numberOf(
      this.#draws,
      text,
      () => find.get(text)?.id,
      () => addDraws.run(text),
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
