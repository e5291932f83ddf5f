import type Database from 'better-sqlite3'
import type { RequestError } from '../../../shared/contract/errors'
import type { TaskSummary, VersionSummary } from '../../../shared/contract/tasks'
import {
  addsLabels,
  isComparedOtherwise,
  kindFault,
  type TaskUse,
} from '../../../shared/gates/taskChange'
import { changed } from '../../../shared/gates/transitions/act'
import {
  planRedefinition,
  type RedefinitionPlan,
} from '../../../shared/gates/transitions/redefinition'
import { fail, succeed, type Result } from '../../../shared/result'
import { taskSchema, type Task } from '../../../shared/schema/task'
import type { Act } from '../../store/reviewStore'
import type { StoredDefinition } from '../../store/store'
import type { TaskEntry } from './catalogue'
import type { Deployments } from '../automation/deployments'
import type { Router } from '../routing/router'
import { mustFind } from '../rows'
import type { Writer } from '../writer'

interface TaskRow {
  readonly id: number
  readonly definition: string
  readonly revision: number
  readonly items: number
}

/** Defines tasks and lists them. */
export class TaskWriter {
  readonly #writer: Writer
  readonly #router: Router
  readonly #deployments: Deployments
  readonly #recount: () => void
  readonly #statements

  /** `recount` counts all figures anew, inside the transaction. */
  constructor(writer: Writer, router: Router, deployments: Deployments, recount: () => void) {
    this.#writer = writer
    this.#router = router
    this.#deployments = deployments
    this.#recount = recount
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

  /** What hangs on a task; null where it is not defined. */
  use(taskId: string): TaskUse | null {
    this.#writer.catalogue.refresh()
    const known = this.#writer.catalogue.task(taskId)
    if (!known) return null
    const { deployment, proposal } = known.state
    const answers = known.task.kind === 'label' ? this.#statements.answers.all(known.id) : []
    return {
      deployment,
      hasProposal: proposal !== null,
      isUsed: this.#isUsed(known.id),
      items: this.list().find(({ task }) => task.id === taskId)?.items ?? 0,
      answers: Object.fromEntries(answers.map(({ label, n }) => [label, n])),
    }
  }

  /** See Store.defineTask. */
  define(
    act: Act,
    task: Task,
    revision: number | null = null,
  ): Result<StoredDefinition, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const known = this.#writer.catalogue.task(task.id)
      const definition = JSON.stringify(task)
      if (known && JSON.stringify(known.task) === definition)
        return succeed({ change: 'unchanged', revision: known.revision, newLabels: false } as const)
      if (revision !== null && revision !== (known?.revision ?? 0))
        return fail(isStale(task.id, revision))
      const fault = known && kindFault(known.task, task, this.#isUsed(known.id))
      if (fault !== null)
        return fail<RequestError>({ code: 'conflict', path: 'kind', message: fault })
      const plan = known && planFor(known, task)
      if (plan?.ok === false) return plan
      const next = (known?.revision ?? 0) + 1
      const { id } = mustFind(
        this.#statements.define.get({ id: task.id, definition, revision: next, at: act.at }),
        `task ${task.id}`,
      )
      if (!known) this.#deployments.begin(id, act.at)
      this.#writer.catalogue.forget()
      this.#addLabels(task)
      this.#writer.catalogue.forget()
      if (known && plan) {
        this.#followRedefinition(known, task, plan.value, act)
        this.#statements.rerouteAll.run(id)
        if (isComparedOtherwise(known.task, task)) this.#recount()
      }
      const change = known ? 'changed' : 'created'
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'define task',
        detail: { task: task.id, change, revision: next, definition: task },
      })
      const newLabels = known !== null && addsLabels(known.task, task)
      return succeed({ change, revision: next, newLabels } as const)
    })
  }

  /** One page of items from `after` on; the last one's number, or null when none was left. */
  reroute(taskId: string, after: number, limit: number, at: number): number | null {
    return this.#writer.transaction(() => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return null
      const items = this.#statements.items.all(task.id, after, limit)
      for (const { id, outside_id } of items) this.#router.reroute(task, id, outside_id, at)
      const last = items.length < limit ? null : (items.at(-1)?.id ?? null)
      this.#statements.rerouted.run(last, task.id)
      return last
    })
  }

  /** Where rerouting was left off, by task. */
  unrouted(): readonly { readonly task: string; readonly after: number }[] {
    return this.#statements.unrouted.all()
  }

  /** What a changed definition means for the evidence and for the model in charge. */
  #followRedefinition(before: TaskEntry, task: Task, plan: RedefinitionPlan, act: Act): void {
    const after = this.#writer.catalogue.task(task.id)
    if (!after) throw new Error(`task ${task.id} is missing`)
    const { deployment } = before.state
    const doer = { at: act.at, actor: act.person, account: act.account }
    if (plan.withdrawsProposal) this.#deployments.propose(after, null, act.at)
    const isRoutedAlike = JSON.stringify(before.task.review) === JSON.stringify(task.review)
    if (plan.evidence.kind === 'keep' && isRoutedAlike && !plan.change) return
    // The policy file carries the rates, so it has to show that they are others.
    const change = plan.change ?? {
      kind: 'deploy',
      deployment: changed(deployment, {}),
      evidence: { kind: 'keep' },
      withdrawsProposal: plan.withdrawsProposal,
      audit: {
        act: 'automation.redefine',
        detail: {
          reason: 'The definition of the task was changed.',
          evidence: plan.evidence,
          before: deployment,
          after: changed(deployment, {}),
        },
      },
      notice: null,
    }
    this.#deployments.apply(after, { ...change, evidence: { kind: 'keep' } }, doer)
    if (plan.evidence.kind === 'keep') return
    const now = this.#writer.catalogue.task(task.id)
    if (!now) return
    if (plan.evidence.kind === 'start-anew') this.#deployments.startAnew(now, null)
    this.#deployments.affectEvidence(now, { kind: 'restart-audits' }, now.state.deployment, act.at)
    this.#writer.catalogue.forget()
  }

  #isUsed(task: number): boolean {
    return this.#statements.isUsed.get(task) !== undefined
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

function planFor(known: TaskEntry, task: Task) {
  const { deployment, proposal } = known.state
  return planRedefinition({
    before: known.task,
    after: task,
    deployment,
    hasProposal: proposal !== null,
  })
}

function isStale(task: string, seen: number): RequestError {
  return {
    code: 'stale',
    path: 'id',
    message:
      seen === 0
        ? `There is a task "${task}" already. Open it, or choose another id.`
        : `Task "${task}" was changed since it was opened. Look at it again, then change it.`,
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
    define: db.prepare<Record<string, unknown>, { id: number }>(
      `INSERT INTO tasks (outside_id, definition, revision, created_at, changed_at)
       VALUES (@id, @definition, @revision, @at, @at)
       ON CONFLICT (outside_id) DO UPDATE SET definition = excluded.definition,
         revision = excluded.revision, changed_at = excluded.changed_at
       RETURNING id`,
    ),
    answers: db.prepare<[number], { label: string; n: number }>(
      `SELECT l.outside_id AS label, coalesce(sum(p.n), 0) AS n
       FROM labels l JOIN versions v ON v.task = l.task
       JOIN pair_counts p ON p.version = v.id AND p.segment = 0
         AND (p.human = l.code OR p.model = l.code)
       WHERE l.task = ? GROUP BY l.code`,
    ),
    isUsed: db.prepare<[number]>('SELECT 1 FROM items WHERE task = ? LIMIT 1'),
    rerouted: db.prepare<[number | null, number]>(
      'UPDATE deployments SET reroute_after = ? WHERE task = ?',
    ),
    rerouteAll: db.prepare<[number]>('UPDATE deployments SET reroute_after = 0 WHERE task = ?'),
    unrouted: db.prepare<[], { task: string; after: number }>(
      `SELECT t.outside_id AS task, d.reroute_after AS after
       FROM deployments d JOIN tasks t ON t.id = d.task WHERE d.reroute_after IS NOT NULL`,
    ),
    addLabel: db.prepare<[number, number, string]>(
      'INSERT INTO labels (task, code, outside_id) VALUES (?, ?, ?)',
    ),
    items: db.prepare<[number, number, number], { id: number; outside_id: string }>(
      'SELECT id, outside_id FROM items WHERE task = ? AND id > ? ORDER BY id LIMIT ?',
    ),
  }
}
