import type { RequestError } from '../../../shared/contract/errors'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Act } from '../../store/reviewStore'
import { findPlace, type ReviewParts } from './reviewParts'
import { reviewError } from './reviewErrors'

export interface FlagInput {
  readonly task: string
  readonly itemId: string
  readonly note: string
}

/** What stands beside the end of a flag that was taken back by whoever raised it. */
export const takenBackNote = 'taken back'

/** Marks items for a reviewer's eye. They stay where they wait, so nobody's work is held up. */
export class FlagWriter {
  readonly #parts: ReviewParts
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#statements = {
      add: db.prepare<[number, number, number, string]>(
        'INSERT INTO flags (item, decider, flagged_at, note) VALUES (?, ?, ?, ?)',
      ),
      end: db.prepare<[number, number, number, string]>(
        'INSERT INTO flag_ends (flag, decider, ended_at, note) VALUES (?, ?, ?, ?)',
      ),
      again: db.prepare<{ item: number; decider: number; at: number }>(
        `INSERT INTO flags (item, decider, flagged_at, note)
         SELECT f.item, f.decider, f.flagged_at, f.note
         FROM flags f JOIN flag_ends e ON e.flag = f.id
         WHERE f.item = @item AND e.decider = @decider AND e.ended_at = @at`,
      ),
      open: db.prepare<[number], { id: number }>(
        `SELECT f.id FROM flags f
         WHERE f.item = ? AND NOT EXISTS (SELECT 1 FROM flag_ends e WHERE e.flag = f.id)`,
      ),
      shown: db.prepare<[number], { has_payload: number }>(
        'SELECT has_payload FROM items WHERE id = ?',
      ),
      raise: db.prepare<[number, number, number]>(
        'INSERT OR IGNORE INTO flagged (task, item, since) VALUES (?, ?, ?)',
      ),
      lower: db.prepare<[number, number]>('DELETE FROM flagged WHERE task = ? AND item = ?'),
    }
  }

  flag(act: Act, input: FlagInput): Result<null, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.flagNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(null)
    })
  }

  /** To be called inside a transaction. */
  flagNow(act: Act, input: FlagInput): Result<{ task: number; decider: number }, RequestError> {
    const { writer } = this.#parts
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider } = place.value
    // What nobody can look at yet nobody can have an opinion on.
    if (item === null || this.#statements.shown.get(item)?.has_payload !== 1)
      return fail(reviewError('no_item', input.itemId))
    this.#statements.add.run(item, decider, act.at, input.note)
    this.#raise(task.id, item, act.at)
    writer.log(act, 'flag', { task: input.task, item: input.itemId, note: input.note })
    return succeed({ task: task.id, decider })
  }

  /** Ends all flags of the item. */
  unflag(act: Act, input: FlagInput): Result<null, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.unflagNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(null)
    })
  }

  /** To be called inside a transaction. */
  unflagNow(act: Act, input: FlagInput): Result<{ task: number; decider: number }, RequestError> {
    const { writer } = this.#parts
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider } = place.value
    const open = item === null ? [] : this.#statements.open.all(item)
    if (item === null || open.length === 0)
      return fail<RequestError>({
        code: 'conflict',
        message: `Item "${input.itemId}" is not flagged any more.`,
      })
    this.endAll(task.id, { item, decider, at: act.at }, input.note)
    writer.log(act, 'unflag', { task: input.task, item: input.itemId, note: input.note })
    return succeed({ task: task.id, decider })
  }

  /** Takes down whatever flags are up; to be called inside a transaction. */
  endAll(task: number, by: { item: number; decider: number; at: number }, note: string): void {
    for (const { id } of this.#statements.open.all(by.item))
      this.#statements.end.run(id, by.decider, by.at, note)
    this.#settle(task, by.item)
  }

  /** Raises again, as they were, the flags that somebody took down at a moment. */
  raiseAgain(task: number, ended: { item: number; decider: number; at: number }): void {
    if (this.#statements.again.run(ended).changes > 0) this.#raise(task, ended.item, ended.at)
  }

  /** Ends one flag, for whoever raised it; to be called inside a transaction. */
  takeBack(task: number, item: number, flag: number, decider: number, at: number): void {
    this.#statements.end.run(flag, decider, at, takenBackNote)
    this.#settle(task, item)
  }

  #raise(task: number, item: number, at: number): void {
    if (this.#statements.raise.run(task, item, at).changes === 1)
      this.#parts.writer.counters.lane(task, 'flagged', 1)
  }

  #settle(task: number, item: number): void {
    if (this.#statements.open.get(item)) return
    if (this.#statements.lower.run(task, item).changes === 1)
      this.#parts.writer.counters.lane(task, 'flagged', -1)
  }
}
