import type { RequestError } from '../../shared/contract/errors'
import type { Lane, Undone } from '../../shared/contract/review'
import { fail, succeed, type Result } from '../../shared/result'
import type { Act } from '../reviewStore'
import type { Audits } from './audits'
import type { TaskEntry } from './catalogue'
import type { Finals } from './finals'
import type { Lanes } from './lanes'
import { noTask } from './review'
import type { ReviewItems } from './reviewItems'
import type { Writer } from './writer'

interface DecisionRow {
  readonly id: number
  readonly item: number
  readonly label: number
  readonly lane: Lane
  readonly at: number
  readonly independent: number
  readonly duration_ms: number
  readonly arrived_at: number
  readonly revealed: number
}
interface DeferralRow {
  readonly id: number
  readonly item: number
  readonly lane: Lane
  readonly at: number
  readonly reason: string
  readonly arrived_at: number
}

/** Takes back a person's latest act; the record of the act itself stays. */
export class UndoWriter {
  readonly #writer: Writer
  readonly #lanes: Lanes
  readonly #items: ReviewItems
  readonly #finals: Finals
  readonly #audits: Audits
  readonly #statements

  constructor(
    writer: Writer,
    parts: {
      readonly lanes: Lanes
      readonly items: ReviewItems
      readonly finals: Finals
      readonly audits: Audits
    },
  ) {
    const { db } = writer
    this.#writer = writer
    this.#lanes = parts.lanes
    this.#items = parts.items
    this.#finals = parts.finals
    this.#audits = parts.audits
    this.#statements = {
      lastDecision: db.prepare<[number, number], DecisionRow>(
        `SELECT d.id, d.item, d.label, d.lane, d.decided_at AS at, d.independent, d.duration_ms,
                i.arrived_at,
                EXISTS (SELECT 1 FROM reveals r WHERE r.item = d.item AND r.decider = d.decider)
                  AS revealed
         FROM decisions d JOIN items i ON i.id = d.item
         WHERE d.decider = ? AND d.origin = 'app' AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)
           -- What has left the house cannot be taken back; an audit never leaves.
           AND NOT EXISTS (SELECT 1 FROM final_decisions f
                           WHERE f.item = d.item AND f.decider = d.decider)
         ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`,
      ),
      lastDeferral: db.prepare<[number, number], DeferralRow>(
        `SELECT f.id, f.item, f.lane, f.deferred_at AS at, f.reason, i.arrived_at
         FROM deferrals f JOIN items i ON i.id = f.item
         WHERE f.decider = ? AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM deferral_undos u WHERE u.deferral = f.id)
           AND EXISTS (SELECT 1 FROM work w
                       WHERE w.task = i.task AND w.lane = 'deferred' AND w.item = f.item)
         ORDER BY f.deferred_at DESC, f.id DESC LIMIT 1`,
      ),
      undoDecision: db.prepare<[number, number, number]>(
        'INSERT INTO decision_undos (decision, undone_at, revealed) VALUES (?, ?, ?)',
      ),
      undoDeferral: db.prepare<[number, number]>(
        'INSERT INTO deferral_undos (deferral, undone_at) VALUES (?, ?)',
      ),
      claim: db.prepare<[number, number, number]>(
        `INSERT INTO claims (item, decider, until) VALUES (?, ?, ?)
         ON CONFLICT (item) DO UPDATE SET decider = excluded.decider, until = excluded.until`,
      ),
    }
  }

  /** True where the person has something to take back in this task. */
  canUndo(task: TaskEntry, decider: number): boolean {
    return this.#latest(task, decider) !== null
  }

  undo(act: Act, taskId: string): Result<Undone, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      const decider = this.#writer.catalogue.decider(act.person)
      const latest = this.#latest(task, decider)
      if (!latest)
        return fail<RequestError>({
          code: 'nothing_to_undo',
          message: 'There is nothing of yours left to take back in this task.',
        })
      const undone =
        latest.act === 'decision'
          ? this.#undoDecision(act, task, decider, latest.row)
          : this.#undoDeferral(act, task, decider, latest.row)
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'undo',
        detail: { task: taskId, item: undone.item.itemId, of: undone.act, value: undone.value },
      })
      return succeed(undone)
    })
  }

  #latest(task: TaskEntry, decider: number) {
    const decision = this.#statements.lastDecision.get(decider, task.id)
    const deferral = this.#statements.lastDeferral.get(decider, task.id)
    if (decision && (!deferral || decision.at >= deferral.at))
      return { act: 'decision', row: decision } as const
    return deferral ? ({ act: 'deferral', row: deferral } as const) : null
  }

  #undoDecision(act: Act, task: TaskEntry, decider: number, row: DecisionRow): Undone {
    const revealed = row.revealed === 1
    this.#writer.changeItem(row.item, task, () => {
      this.#statements.undoDecision.run(row.id, act.at, row.revealed)
    })
    const { counters } = this.#writer
    counters.task(task.id, 'decisions', -1)
    if (row.independent === 1 && !revealed) {
      counters.task(task.id, 'independent', -1)
      counters.decider(task.id, decider, row.duration_ms, -1)
    }
    this.#finals.takeBack(row.id)
    this.#lanes.drop(task.id, 'overlap', row.item)
    this.#audits.recheck(task, row.item, act.at)
    this.#bringBack(act, task, decider, row.item, row.lane, row.arrived_at)
    return {
      act: 'decision',
      item: this.#items.readForReview(task, row.item, row.lane, decider),
      value: task.labelByCode.get(row.label) ?? String(row.label),
      stillCounts: row.independent === 1 && revealed,
    }
  }

  #undoDeferral(act: Act, task: TaskEntry, decider: number, row: DeferralRow): Undone {
    this.#statements.undoDeferral.run(row.id, act.at)
    this.#lanes.drop(task.id, 'deferred', row.item)
    this.#bringBack(act, task, decider, row.item, row.lane, row.arrived_at)
    return {
      act: 'deferral',
      item: this.#items.readForReview(task, row.item, row.lane, decider),
      value: row.reason,
      stillCounts: false,
    }
  }

  #bringBack(
    act: Act,
    task: TaskEntry,
    decider: number,
    item: number,
    lane: Lane,
    since: number,
  ): void {
    this.#lanes.put(task.id, lane, item, since)
    this.#statements.claim.run(item, decider, act.at + task.task.review.leaseMinutes * 60_000)
  }
}
