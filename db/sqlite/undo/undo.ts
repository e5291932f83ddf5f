import type { RequestError } from '../../../shared/contract/errors'
import type { Lane, ReviewItem, Undone } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Value } from '../../../shared/schema/event'
import type { Act } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import { Worths } from '../routing/worths'
import type { CorrectionWriter } from '../review/corrections'
import type { DeferWriter } from '../review/defer'
import type { FlagWriter } from '../review/flags'
import type { ItemFacts } from '../routing/itemFacts'
import { unsorted, type Sorted } from '../routing/lanes'
import {
  LastActs,
  type CorrectionRow,
  type DecisionRow,
  type DeferralRow,
  type LastAct,
} from './lastActs'
import { leaseEnd, type ReviewParts } from '../review/reviewParts'
import { noTask, reviewError } from '../review/reviewErrors'
import type { RulingWriter } from '../disputes/rulings'

export interface UndoWriters {
  readonly deferrals: DeferWriter
  readonly flags: FlagWriter
  readonly rulings: RulingWriter
  readonly corrections: CorrectionWriter
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
  readonly #worths: Worths
  readonly #statements

  constructor(parts: ReviewParts, writers: UndoWriters) {
    const { db } = parts.writer
    this.#parts = parts
    this.#writers = writers
    this.#last = new LastActs(db)
    this.#worths = new Worths(db, parts.writer.catalogue)
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
      const answer = this.#takeBack({ act, task, decider }, latest)
      if (!answer.ok) return answer
      const undone = answer.value
      redoable.add(task.id, decider, latest.act, latest.row.id)
      const { itemId } = undone.item
      writer.log(act, 'undo', { task: taskId, item: itemId, of: undone.act, value: undone.value })
      return succeed(undone)
    })
  }

  #isWithOther(item: number, decider: number, at: number): boolean {
    return this.#parts.claims.isHeldByOther(item, decider, at)
  }

  #takeBack(doer: Doer, latest: LastAct): Result<Undone, RequestError> {
    const { act, task, decider } = doer
    switch (latest.act) {
      case 'decision':
        return succeed(this.#undoDecision(doer, latest.row))
      case 'deferral':
        return succeed(this.#undoDeferral(doer, latest.row))
      case 'correction':
        return this.#undoCorrection(doer, latest.row)
      case 'flag': {
        const { id, item, note } = latest.row
        this.#writers.flags.takeBack(task.id, item, id, decider, act.at)
        return succeed(undoneAct('flag', this.#read(doer, item, 'flagged'), note))
      }
      case 'unflag': {
        const { item, note, at } = latest.row
        this.#writers.flags.raiseAgain(task.id, { item, decider, at })
        return succeed(undoneAct('unflag', this.#read(doer, item, 'flagged'), note))
      }
      case 'ruling': {
        const { item, label } = latest.row
        this.#writers.rulings.takeBack(task, latest.row, decider, act.at)
        if (this.#parts.lanes.waitsSince(task.id, 'disagreements', item) !== null)
          this.#parts.claims.take(item, decider, leaseEnd(task, act.at))
        const value = label === null ? 'ambiguous' : nameOf(task, label)
        return succeed(undoneAct('ruling', this.#read(doer, item, 'disagreements'), value))
      }
    }
  }

  /** Producers have heard of it, so they are told the answer before it again. */
  #undoCorrection(doer: Doer, row: CorrectionRow): Result<Undone, RequestError> {
    const { act, task, decider } = doer
    const { item, itemId, label, at, event } = row
    const value = nameOf(task, this.#writers.corrections.before({ item, decider, at, label }))
    const input = { task: task.task.id, itemId, value, note: '', mayCorrectOthers: true }
    const answer = this.#writers.corrections.correctNow(act, input, event)
    if (!answer.ok) return answer
    const undone = undoneAct('correction', this.#read(doer, item, 'blind'), nameOf(task, label))
    return succeed({ ...undone, told: value })
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
    const sorted = this.#sort(doer, row.item, row.lane, facts)
    this.#bringBack(doer, row.item, row.lane, row.arrived_at, sorted)
    const undone = undoneAct(
      'decision',
      this.#read(doer, row.item, row.lane),
      nameOf(task, row.label),
    )
    return { ...undone, stillCounts: row.independent === 1 && revealed }
  }

  /** Its place in the orders of the lane, as when it came; audits and later opinions have none. */
  #sort({ act, task }: Doer, item: number, lane: Lane, facts: ItemFacts): Sorted {
    const home = lane === 'deferred' ? (this.#writers.deferrals.homeOf(item) ?? lane) : lane
    if (home === 'audit' || home === 'overlap') return unsorted
    const isShown = home === 'low-confidence' || home === 'assisted'
    const routed = facts.predictions.find((one) => one.version === facts.route?.version)
    return this.#worths.sortBy(
      task,
      {
        isOverlap: facts.route?.overlap ?? false,
        segment: this.#parts.items.segments(JSON.stringify(facts.segments)),
        shown:
          isShown && routed
            ? { label: task.answers.textOf(routed.label), confidence: routed.confidence }
            : null,
      },
      act.at,
    )
  }

  #undoDeferral(doer: Doer, row: DeferralRow): Undone {
    const { act, task, decider } = doer
    this.#statements.undoDeferral.run(row.id, act.at)
    this.#parts.lanes.move(task.id, 'deferred', row.lane, row.item)
    this.#writers.deferrals.keepReturn(row.item)
    this.#parts.claims.take(row.item, decider, leaseEnd(task, act.at))
    return undoneAct('deferral', this.#read(doer, row.item, row.lane), row.reason)
  }

  #bringBack({ act, task, decider }: Doer, item: number, lane: Lane, since: number, by: Sorted) {
    this.#parts.lanes.put(task.id, lane, item, since, by)
    this.#parts.claims.take(item, decider, leaseEnd(task, act.at))
  }

  #read({ task, decider }: Doer, item: number, lane: Lane): ReviewItem {
    return this.#parts.items.readForReview(task, item, lane, decider)
  }
}

/** An act that counts nowhere any more, as most do. */
export function undoneAct(act: Undone['act'], item: ReviewItem, value: Value): Undone {
  return { act, item, value, stillCounts: false, told: null }
}

function nameOf(task: TaskEntry, label: number): Value {
  return task.answers.valueOf(label)
}
