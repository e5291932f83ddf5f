import type { RequestError } from '../../../shared/contract/errors'
import type { ReviewItem } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { mayOrder } from '../../../shared/review/order'
import type { Act, ReviewStore } from '../../store/reviewStore'
import { NextItems } from './nextItems'
import { leaseEnd, type ReviewParts } from './reviewParts'
import { notDecidedHere, noTask, tellsOfPrediction } from './reviewErrors'

type TakeInput = Parameters<ReviewStore['take']>[1]

/** Gives items to people, for a while, and takes them back. */
export class TakeWriter {
  readonly #parts: ReviewParts
  readonly #next: NextItems
  readonly #markReported

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#next = new NextItems(db)
    this.#markReported = db.prepare<[number, number, number, string]>(
      `INSERT OR IGNORE INTO reveals (item, decider, what, revealed_at)
       SELECT id, ?, 'report', ? FROM items
       WHERE task = ? AND outside_id IN (SELECT value FROM json_each(?))`,
    )
  }

  take(act: Act, input: TakeInput): Result<readonly ReviewItem[], RequestError> {
    const { lane, order = 'oldest' } = input
    if (lane === 'disagreements' || lane === 'flagged') return fail(notDecidedHere(null))
    if (!mayOrder(lane, order)) return fail(tellsOfPrediction)
    return this.#parts.writer.transaction(() => {
      const { writer, items, claims, reveals } = this.#parts
      const task = writer.catalogue.task(input.task)
      if (!task) return fail(noTask(input.task))
      const decider = writer.catalogue.decider(act.person)
      const found = this.#next.find({
        lane,
        order,
        holding: input.holding,
        count: input.count,
        task: task.id,
        decider,
        at: act.at,
        seed: act.requestId,
      })
      for (const item of found) claims.take(item, decider, leaseEnd(task, act.at))
      const read = found.map((item) => items.readForReview(task, item, lane, decider))
      // What is shown leaves this process now, so from now on this person is not independent here.
      for (const [index, item] of found.entries())
        if (read[index]?.shown) reveals.add(item, decider, 'prediction', act.at)
      return succeed(read)
    })
  }

  release(act: Act, taskId: string, itemIds: readonly string[] | null): void {
    const { writer, items, claims } = this.#parts
    writer.transaction(() => {
      const task = writer.catalogue.task(taskId)
      if (!task) return
      const decider = writer.catalogue.decider(act.person)
      if (itemIds === null) claims.releaseAll(task.id, decider)
      for (const itemId of itemIds ?? []) {
        const item = items.find(task.id, itemId)
        if (item !== null) claims.release(item, decider)
      }
    })
  }

  releaseOf(person: string): void {
    const { writer, claims } = this.#parts
    writer.transaction(() => {
      const decider = writer.catalogue.findDecider(person)
      if (decider !== null) claims.releaseOf(decider)
    })
  }

  heartbeat(act: Act, taskId: string, itemIds: readonly string[]): void {
    const { writer, items, claims } = this.#parts
    writer.transaction(() => {
      const task = writer.catalogue.task(taskId)
      if (!task) return
      const decider = writer.catalogue.decider(act.person)
      for (const itemId of itemIds) {
        const item = items.find(task.id, itemId)
        if (item !== null)
          claims.renew({ task: task.id, item, decider, until: leaseEnd(task, act.at) })
      }
    })
  }

  markRevealed(taskId: string, person: string, itemIds: readonly string[], at: number): void {
    const { writer } = this.#parts
    writer.transaction(() => {
      const task = writer.catalogue.task(taskId)
      if (!task) return
      const decider = writer.catalogue.decider(person)
      this.#markReported.run(decider, at, task.id, JSON.stringify(itemIds))
    })
  }
}
