import type Database from 'better-sqlite3'
import type { TaskDefined, TaskSummary, VersionSummary } from '../../shared/contract/tasks'
import { routeInShadow } from '../../shared/routing/shadow'
import { taskSchema, type Task } from '../../shared/schema/task'
import type { Act } from '../reviewStore'
import type { Lanes } from './lanes'
import type { Writer } from './writer'

interface TaskRow {
  readonly id: number
  readonly definition: string
  readonly revision: number
  readonly items: number
}

/** Defines tasks and lists them. */
export class TaskWriter {
  readonly #writer: Writer
  readonly #lanes: Lanes
  readonly #statements

  constructor(writer: Writer, lanes: Lanes) {
    this.#writer = writer
    this.#lanes = lanes
    this.#statements = prepareStatements(writer.db)
  }

  list(): readonly TaskSummary[] {
    return this.#statements.list.all().map((row) => ({
      task: taskSchema.parse(JSON.parse(row.definition)),
      revision: row.revision,
      items: row.items,
      versions: this.#statements.versions.all(row.id),
    }))
  }

  define(act: Act, task: Task): Omit<TaskDefined, 'retried'> {
    return this.#writer.once(act.requestId, act.at, () => {
      const known = this.#writer.catalogue.task(task.id)
      const definition = JSON.stringify(task)
      if (known && JSON.stringify(known.task) === definition)
        return { change: 'unchanged', revision: known.revision } as const
      const revision = (known?.revision ?? 0) + 1
      this.#statements.define.run({ id: task.id, definition, revision, at: act.at })
      this.#writer.catalogue.forget()
      this.#addLabels(task)
      this.#writer.catalogue.forget()
      const change = known ? 'changed' : 'created'
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'define task',
        detail: { task: task.id, change, revision, definition: task },
      })
      return { change, revision } as const
    })
  }

  /** One page of items from `after` on; the last one's number, or null when none was left. */
  reroute(taskId: string, after: number, limit: number, at: number): number | null {
    return this.#writer.transaction(() => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return null
      const items = this.#statements.items.all(task.id, after, limit)
      for (const item of items) {
        const lane = routeInShadow({
          decisions: task.task.review.decisions,
          hasPayload: item.has_payload === 1,
          decided: item.decided === 1,
        })
        if (lane === null) this.#lanes.dropFromAll(task.id, item.id)
        else if (this.#lanes.waitsSince(task.id, 'deferred', item.id) === null)
          this.#lanes.put(task.id, lane, item.id, item.arrived_at ?? at)
      }
      return items.at(-1)?.id ?? null
    })
  }

  #addLabels(task: Task): void {
    const entry = this.#writer.catalogue.task(task.id)
    if (!entry) throw new Error(`task ${task.id} is missing`)
    let code = Math.max(-1, ...entry.labelByCode.keys())
    for (const label of task.labels)
      if (!entry.codeByLabel.has(label.id))
        this.#statements.addLabel.run(entry.id, ++code, label.id)
  }
}

function prepareStatements(db: Database.Database) {
  return {
    list: db.prepare<[], TaskRow>(
      `SELECT t.id, t.definition, t.revision, coalesce(c.n, 0) AS items
       FROM tasks t LEFT JOIN task_counts c ON c.task = t.id AND c.what = 'items'
       ORDER BY t.id`,
    ),
    versions: db.prepare<[number], VersionSummary>(
      `SELECT v.model, v.version, coalesce(c.n, 0) AS predictions, v.first_seen_at AS firstSeenAt
       FROM versions v LEFT JOIN version_counts c ON c.version = v.id
       WHERE v.task = ? ORDER BY v.first_seen_at DESC, v.id DESC`,
    ),
    define: db.prepare(
      `INSERT INTO tasks (outside_id, definition, revision, created_at, changed_at)
       VALUES (@id, @definition, @revision, @at, @at)
       ON CONFLICT (outside_id) DO UPDATE SET definition = excluded.definition,
         revision = excluded.revision, changed_at = excluded.changed_at`,
    ),
    addLabel: db.prepare<[number, number, string]>(
      'INSERT INTO labels (task, code, outside_id) VALUES (?, ?, ?)',
    ),
    items: db.prepare<
      [number, number, number],
      { id: number; arrived_at: number | null; has_payload: number; decided: number }
    >(
      `SELECT i.id, i.arrived_at, i.has_payload,
              EXISTS (SELECT 1 FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id
                      WHERE d.item = i.id AND u.decision IS NULL) AS decided
       FROM items i WHERE i.task = ? AND i.id > ? ORDER BY i.id LIMIT ?`,
    ),
  }
}
