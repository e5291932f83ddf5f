import type { RequestError } from '../../../shared/contract/errors'
import type { Lane, ReviewItem, Undone } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Value } from '../../../shared/schema/event'
import type { Act } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import type { DeferWriter } from '../review/defer'
import type { FlagWriter } from '../review/flags'
import type { Sorted } from '../routing/lanes'
import { LastActs, type DecisionRow, type DeferralRow, type LastAct } from './lastActs'
import { leaseEnd, type ReviewParts } from '../review/reviewParts'
import { noTask, reviewError } from '../review/reviewErrors'
import type { RulingWriter } from '../disputes/rulings'

export interface UndoWriters {
  readonly deferrals: DeferWriter
  readonly flags: FlagWriter
  readonly rulings: RulingWriter
}

/** Who takes back, where. */
interface Doer {
  readonly act: Act
  readonly task: TaskEntry
  readonly decider: number
}

/** Takes back a person's latest act; the record of the act itself stays. */
export class UndoWriter {
  readonly #parts: ReviewParts
  readonly #writers: UndoWriters
  readonly #last: LastActs
  readonly #statements

  constructor(parts: ReviewParts, writers: UndoWriters) {
    const { db } = parts.writer
    this.#parts = parts
    this.#writers = writers
    this.#last = new LastActs(db)
    this.#statements = {
      undoDecision: db.prepare<[number, number, number]>(
        'INSERT INTO decision_undos (decision, undone_at, revealed) VALUES (?, ?, ?)',
      ),
      undoDeferral: db.prepare<[number, number]>(
        'INSERT INTO deferral_undos (deferral, undone_at) VALUES (?, ?)',
      ),
    }
  }

  /** True where the person has something to take back in this task. */
  canUndo(task: TaskEntry, decider: number): boolean {
    return this.#last.find(task.id, decider) !== null
  }

  undo(act: Act, taskId: string): Result<Undone, RequestError> {
    const { writer, undone: redoable } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const task = writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      const decider = writer.catalogue.decider(act.person)
      const latest = this.#last.find(task.id, decider)
      if (!latest)
        return fail<RequestError>({
          code: 'nothing_to_undo',
          message: 'There is nothing of yours left to take back in this task.',
        })
      // Who took it from the lane of deferred items is at it; an answer of mine is mine to take back.
      if (latest.act === 'deferral' && this.#isWithOther(latest.row.item, decider, act.at))
        return fail(reviewError('held_by_other', latest.row.itemId))
      const undone = this.#takeBack({ act, task, decider }, latest)
      redoable.add(task.id, decider, latest.act, latest.row.id)
      const { itemId } = undone.item
      writer.log(act, 'undo', { task: taskId, item: itemId, of: undone.act, value: undone.value })
      return succeed(undone)
    })
  }

  #isWithOther(item: number, decider: number, at: number): boolean {
    return this.#parts.claims.isHeldByOther(item, decider, at)
  }

  #takeBack(doer: Doer, latest: LastAct): Undone {
    const { act, task, decider } = doer
    switch (latest.act) {
      case 'decision':
        return this.#undoDecision(doer, latest.row)
      case 'deferral':
        return this.#undoDeferral(doer, latest.row)
      case 'flag': {
        const { id, item, note } = latest.row
        this.#writers.flags.takeBack(task.id, item, id, decider, act.at)
        return {
          act: 'flag',
          item: this.#read(doer, item, 'flagged'),
          value: note,
          stillCounts: false,
        }
      }
      case 'ruling': {
        const { id, item, label } = latest.row
        this.#writers.rulings.takeBack(task, item, id, act.at)
        if (this.#parts.lanes.waitsSince(task.id, 'disagreements', item) !== null)
          this.#parts.claims.take(item, decider, leaseEnd(task, act.at))
        const value = label === null ? 'ambiguous' : nameOf(task, label)
        const read = this.#read(doer, item, 'disagreements')
        return { act: 'ruling', item: read, value, stillCounts: false }
      }
    }
  }

  #undoDecision(doer: Doer, row: DecisionRow): Undone {
    const { act, task, decider } = doer
    const { writer, finals, audits, lanes } = this.#parts
    const revealed = row.revealed === 1
    const facts = writer.changeItem(row.item, task, () => {
      this.#statements.undoDecision.run(row.id, act.at, row.revealed)
    })
    writer.counters.task(task.id, 'decisions', -1)
    if (row.independent === 1 && !revealed) {
      writer.counters.task(task.id, 'independent', -1)
      writer.counters.decider(task.id, decider, row.duration_ms, -1)
    }
    finals.takeBack(row.id)
    // It waits for this person again, and for nobody else until then.
    lanes.dropFromAll(task.id, row.item)
    audits.recheck(task, row.item, act.at)
    const isShown = row.lane === 'low-confidence' || row.lane === 'assisted'
    const routed = facts.predictions.find((one) => one.version === facts.route?.version)
    this.#bringBack(doer, row.item, row.lane, row.arrived_at, {
      confidence: isShown ? (routed?.confidence ?? null) : null,
      worth: 0,
    })
    return {
      act: 'decision',
      item: this.#read(doer, row.item, row.lane),
      value: nameOf(task, row.label),
      stillCounts: row.independent === 1 && revealed,
    }
  }

  #undoDeferral(doer: Doer, row: DeferralRow): Undone {
    const { act, task, decider } = doer
    this.#statements.undoDeferral.run(row.id, act.at)
    this.#parts.lanes.move(task.id, 'deferred', row.lane, row.item)
    this.#writers.deferrals.keepReturn(row.item)
    this.#parts.claims.take(row.item, decider, leaseEnd(task, act.at))
    return {
      act: 'deferral',
      item: this.#read(doer, row.item, row.lane),
      value: row.reason,
      stillCounts: false,
    }
  }

  #bringBack({ act, task, decider }: Doer, item: number, lane: Lane, since: number, by: Sorted) {
    this.#parts.lanes.put(task.id, lane, item, since, by)
    this.#parts.claims.take(item, decider, leaseEnd(task, act.at))
  }

  #read({ task, decider }: Doer, item: number, lane: Lane): ReviewItem {
    return this.#parts.items.readForReview(task, item, lane, decider)
  }
}

function nameOf(task: TaskEntry, label: number): Value {
  return task.answers.valueOf(label)
}
