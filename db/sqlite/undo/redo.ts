import type { RequestError } from '../../../shared/contract/errors'
import type { Undone } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Act } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import type { CorrectionWriter } from '../review/corrections'
import { undoneAct } from './undo'
import type { DecideInput, DecideWriter } from '../review/decide'
import type { DeferInput, DeferWriter } from '../review/defer'
import type { FlagInput, FlagWriter } from '../review/flags'
import type { ReviewParts } from '../review/reviewParts'
import { noTask } from '../review/reviewErrors'
import type { RuleInput, RulingWriter } from '../disputes/rulings'
import type { UndoneAct } from './undoneActs'

/** What was done, as it was asked for, with the outside ids in place of numbers. */
type Asked<Input> = Omit<Input, 'task' | 'value'> & { readonly item: number }
type AskedDecision = Asked<DecideInput> & { readonly label: number }
type AskedCorrection = Asked<FlagInput> & { readonly label: number }
type AskedRuling = Asked<RuleInput> & { readonly label: number | null }

/** Does again what was taken back: a new entry under the rules of the first time, as the world may have moved on. */
export class RedoWriter {
  readonly #parts: ReviewParts
  readonly #writers
  readonly #statements

  constructor(
    parts: ReviewParts,
    writers: {
      readonly decisions: DecideWriter
      readonly deferrals: DeferWriter
      readonly flags: FlagWriter
      readonly rulings: RulingWriter
      readonly corrections: CorrectionWriter
    },
  ) {
    const { db } = parts.writer
    this.#parts = parts
    this.#writers = writers
    this.#statements = {
      decision: db.prepare<[number], AskedDecision>(
        `SELECT d.item, i.outside_id AS itemId, d.lane, d.label, d.note, d.duration_ms AS durationMs
         FROM decisions d JOIN items i ON i.id = d.item WHERE d.id = ?`,
      ),
      deferral: db.prepare<[number], Asked<DeferInput>>(
        `SELECT f.item, i.outside_id AS itemId, f.lane, f.reason, f.until
         FROM deferrals f JOIN items i ON i.id = f.item WHERE f.id = ?`,
      ),
      flag: db.prepare<[number], Asked<FlagInput>>(
        `SELECT f.item, i.outside_id AS itemId, f.note
         FROM flags f JOIN items i ON i.id = f.item WHERE f.id = ?`,
      ),
      unflag: db.prepare<[number], Asked<FlagInput>>(
        `SELECT f.item, i.outside_id AS itemId, e.note
         FROM flag_ends e JOIN flags f ON f.id = e.flag JOIN items i ON i.id = f.item
         WHERE e.flag = ?`,
      ),
      correction: db.prepare<[number], AskedCorrection>(
        `SELECT c.item, i.outside_id AS itemId, c.label, c.note
         FROM corrections c JOIN items i ON i.id = c.item WHERE c.id = ?`,
      ),
      ruling: db.prepare<[number], AskedRuling>(
        `SELECT r.item, i.outside_id AS itemId, r.kind, r.label, r.note
         FROM rulings r JOIN items i ON i.id = r.item WHERE r.id = ?`,
      ),
    }
  }

  canRedo(task: TaskEntry, decider: number): boolean {
    return this.#parts.undone.last(task.id, decider) !== null
  }

  redo(act: Act, taskId: string): Result<Undone, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const task = writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      const decider = writer.catalogue.decider(act.person)
      const last = undone.last(task.id, decider)
      if (!last)
        return fail<RequestError>({
          code: 'nothing_to_undo',
          message: 'There is nothing that you took back last and could do again.',
        })
      const answer = this.#again(act, task, decider, last)
      if (answer.ok) undone.drop(last)
      return answer
    })
  }

  #again(
    act: Act,
    task: TaskEntry,
    decider: number,
    { act: kind, entry }: UndoneAct,
  ): Result<Undone, RequestError> {
    const { items } = this.#parts
    const { decisions, deferrals, flags, rulings, corrections } = this.#writers
    const taskId = task.task.id
    const nameOf = (label: number) => task.answers.valueOf(label)
    switch (kind) {
      case 'decision': {
        const { item, label, ...asked } = must(this.#statements.decision.get(entry))
        const value = nameOf(label)
        const answer = decisions.decideNow(act, { ...asked, task: taskId, value })
        if (!answer.ok) return answer
        const { independent } = answer.value.reveal
        const read = items.readForReview(task, item, asked.lane, decider)
        return succeed({ ...undoneAct(kind, read, value), stillCounts: independent })
      }
      case 'deferral': {
        const { item, ...asked } = must(this.#statements.deferral.get(entry))
        const answer = deferrals.deferNow(act, { ...asked, task: taskId })
        if (!answer.ok) return answer
        const read = items.readForReview(task, item, 'deferred', decider)
        return succeed(undoneAct(kind, read, asked.reason))
      }
      case 'flag': {
        const { item, ...asked } = must(this.#statements.flag.get(entry))
        const answer = flags.flagNow(act, { ...asked, task: taskId })
        if (!answer.ok) return answer
        const read = items.readForReview(task, item, 'flagged', decider)
        return succeed(undoneAct(kind, read, asked.note))
      }
      case 'unflag': {
        const { item, ...asked } = must(this.#statements.unflag.get(entry))
        const answer = flags.unflagNow(act, { ...asked, task: taskId })
        if (!answer.ok) return answer
        return succeed(
          undoneAct(kind, items.readForReview(task, item, 'flagged', decider), asked.note),
        )
      }
      case 'correction': {
        const { item, label, ...asked } = must(this.#statements.correction.get(entry))
        const value = nameOf(label)
        // Who was allowed it the first time may do it again.
        const input = { ...asked, task: taskId, value, mayCorrectOthers: true }
        const answer = corrections.correctNow(act, input)
        if (!answer.ok) return answer
        const read = items.readForReview(task, item, 'blind', decider)
        return succeed({ ...undoneAct(kind, read, value), told: value })
      }
      case 'ruling': {
        const { item, label, ...asked } = must(this.#statements.ruling.get(entry))
        const value = label === null ? null : nameOf(label)
        // Who was right follows from what was said; only what nobody said has to be named again.
        const named = asked.kind === 'model-right' ? null : value
        const answer = rulings.ruleNow(act, { ...asked, task: taskId, value: named })
        if (!answer.ok) return answer
        const read = items.readForReview(task, item, 'disagreements', decider)
        return succeed(undoneAct(kind, read, value ?? 'ambiguous'))
      }
    }
  }
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('an act that was taken back is missing')
  return row
}
