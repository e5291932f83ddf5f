import type { RequestError } from '../../../shared/contract/errors'
import type { Lane } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Act, ReviewStore } from '../../store/reviewStore'
import { findPlace, type ReviewParts } from './reviewParts'
import { notDecidedHere, reviewError } from './reviewErrors'

export type DeferInput = Parameters<ReviewStore['defer']>[1]

/** Puts items off, and brings them back when their time has come. */
export class DeferWriter {
  readonly #parts: ReviewParts
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#statements = {
      add: db.prepare<[number, number, string, number, string, number | null]>(
        `INSERT INTO deferrals (item, decider, lane, deferred_at, reason, until)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      standing: db.prepare<[number], { until: number | null }>(
        `SELECT f.until FROM deferrals f
         WHERE f.item = ? AND NOT EXISTS (SELECT 1 FROM deferral_undos u WHERE u.deferral = f.id)
         ORDER BY f.id DESC LIMIT 1`,
      ),
      /** Where it waited before it was put off for the first time. */
      home: db.prepare<[number], { lane: Lane }>(
        `SELECT f.lane FROM deferrals f
         WHERE f.item = ? AND f.lane <> 'deferred'
           AND NOT EXISTS (SELECT 1 FROM deferral_undos u WHERE u.deferral = f.id)
         ORDER BY f.id DESC LIMIT 1`,
      ),
      keepReturn: db.prepare<[number, number]>(
        `INSERT INTO returns (item, until) VALUES (?, ?)
         ON CONFLICT (item) DO UPDATE SET until = excluded.until`,
      ),
      dropReturn: db.prepare<[number]>('DELETE FROM returns WHERE item = ?'),
      due: db.prepare<[number, number], { item: number; task: number }>(
        `SELECT r.item, i.task FROM returns r CROSS JOIN items i ON i.id = r.item
         WHERE r.until <= ? ORDER BY r.until, r.item LIMIT ?`,
      ),
    }
  }

  defer(act: Act, input: DeferInput): Result<null, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.deferNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(null)
    })
  }

  /** To be called inside a transaction. */
  deferNow(act: Act, input: DeferInput): Result<{ task: number; decider: number }, RequestError> {
    const { writer, lanes } = this.#parts
    if (input.lane === 'disagreements' || input.lane === 'flagged')
      return fail(notDecidedHere(input.itemId))
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider, heldByOther } = place.value
    if (item === null) return fail(reviewError('no_item', input.itemId))
    if (lanes.waitsSince(task.id, input.lane, item) === null)
      return fail(reviewError('already_decided', input.itemId))
    if (heldByOther) return fail(reviewError('held_by_other', input.itemId))
    this.#statements.add.run(item, decider, input.lane, act.at, input.reason, input.until)
    lanes.move(task.id, input.lane, 'deferred', item)
    lanes.release(item)
    this.keepReturn(item)
    const { itemId, reason, until } = input
    writer.log(act, 'defer', { task: input.task, item: itemId, reason, until })
    return succeed({ task: task.id, decider })
  }

  /** The lane in which a deferred item waited before; null where it was never put off. */
  homeOf(item: number): Lane | null {
    return this.#statements.home.get(item)?.lane ?? null
  }

  /** Remembers when the item comes back, as the deferral says that stands now. */
  keepReturn(item: number): void {
    const until = this.#statements.standing.get(item)?.until ?? null
    if (until === null) this.#statements.dropReturn.run(item)
    else this.#statements.keepReturn.run(item, until)
  }

  /**
   * Brings back what was put off until now or earlier; how many were looked at. One that was decided
   * meanwhile has left the lane and stays away.
   */
  bringBack(at: number, limit: number): number {
    const { writer, lanes } = this.#parts
    // Asked every second, so what is not needed is not begun.
    if (this.#statements.due.all(at, 1).length === 0) return 0
    return writer.transaction(() => {
      const due = this.#statements.due.all(at, limit)
      for (const { item, task } of due) {
        this.#statements.dropReturn.run(item)
        const home = this.homeOf(item)
        if (home) lanes.move(task, 'deferred', home, item)
      }
      return due.length
    })
  }
}
