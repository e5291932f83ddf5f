import type { RequestError } from '../../../shared/contract/errors'
import { fail, succeed, type Result } from '../../../shared/result'
import { planCorrection } from '../../../shared/review/correct'
import type { Act, ReviewStore } from '../../store/reviewStore'
import { contentDigest } from '../events/contentDigest'
import { KnownEvents } from '../events/knownEvents'
import { mustFind } from '../rows'
import { findPlace, type ReviewParts } from './reviewParts'
import { reviewError } from './reviewErrors'

type CorrectInput = Parameters<ReviewStore['correct']>[1]

/** Begins the id of the event by which a correction is taken back; the rest is the id of that one. */
export const undoesPrefix = 'undo:'

/** Replaces answers that have left the house: each correction is an event of its own, and a line of its own. */
export class CorrectionWriter {
  readonly #parts: ReviewParts
  readonly #known: KnownEvents
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#known = new KnownEvents(db)
    this.#statements = {
      first: db.prepare<[number], { cursor: number; label: number; decider: number | null }>(
        `SELECT cursor, label, decider FROM final_decisions WHERE item = ? AND corrects IS NULL`,
      ),
      latest: db.prepare<[number], { cursor: number; label: number }>(
        `SELECT cursor, label FROM final_decisions WHERE item = ? AND corrects IS NOT NULL
         ORDER BY cursor DESC LIMIT 1`,
      ),
      line: db.prepare<
        { item: number; decider: number; at: number; label: number },
        { cursor: number; label: number }
      >(
        `SELECT b.cursor, b.label FROM final_decisions f JOIN final_decisions b ON b.cursor = f.corrects
         WHERE f.item = @item AND f.corrects IS NOT NULL AND f.decider = @decider
           AND f.decided_at = @at AND f.label = @label
         ORDER BY f.cursor DESC LIMIT 1`,
      ),
      add: db.prepare<[number, number, number, number, string, string]>(
        `INSERT INTO corrections (item, decider, label, corrected_at, note, event)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
    }
  }

  correct(act: Act, input: CorrectInput): Result<null, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.correctNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(null)
    })
  }

  /** To be called inside a transaction. `undoes` names the event of a correction that this one takes back. */
  correctNow(
    act: Act,
    input: CorrectInput,
    undoes: string | null = null,
  ): Result<{ task: number; decider: number }, RequestError> {
    const { writer, finals } = this.#parts
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider } = place.value
    const first = item === null ? undefined : this.#statements.first.get(item)
    const latest = item === null ? undefined : (this.#statements.latest.get(item) ?? first)
    const { value, note, itemId } = input
    const plan = planCorrection({
      itemExists: item !== null,
      told: latest ?? null,
      isOwn: first?.decider === decider,
      mayCorrectOthers: input.mayCorrectOthers,
      label: task.answers.keep(value),
    })
    if (!plan.ok) return fail(reviewError(plan.error, itemId))
    if (item === null) return fail(reviewError('no_item', itemId))
    const { corrects, label } = plan.value
    const event = undoes === null ? act.requestId : `${undoesPrefix}${undoes}`
    this.#statements.add.run(item, decider, label, act.at, note, event)
    this.#known.remember(event, contentDigest({ ...input, by: act.person, at: act.at }))
    finals.addCorrection({ item, label, decider, at: act.at, corrects })
    writer.log(act, 'correct', { task: input.task, item: itemId, value, corrects, note })
    return succeed({ task: task.id, decider })
  }

  /** What producers were told before a correction. */
  before(correction: {
    readonly item: number
    readonly decider: number
    readonly at: number
    readonly label: number
  }): number {
    return mustFind(this.#statements.line.get(correction), 'line that was corrected').label
  }
}
