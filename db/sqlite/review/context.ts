import type { RequestError } from '../../../shared/contract/errors'
import type { ItemContext, OwnFigures } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { minutesWithoutBreak } from '../../../shared/review/pace'
import { groupExamples, type Example } from '../../../shared/review/similar'
import { medianSeconds } from '../figures/durations'
import type { ReviewParts } from './reviewParts'
import { noTask, reviewError } from './reviewErrors'

/** So many decisions back examples are looked for, and breaks. */
const decisionsBack = 500

/** What helps a person to decide: examples, and how their own answers hold up. */
export class ContextReader {
  readonly #parts: ReviewParts
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#statements = {
      // What still waits for anybody is no example: its answers are nobody's business yet. CROSS
      // JOIN begins with the decisions, as SQLite would rather go through every item of the task.
      examples: db.prepare<
        { task: number; item: number; back: number },
        Example & { readonly itemId: string }
      >(
        `SELECT d.item, d.label, i.outside_id AS itemId
         FROM (SELECT id, item, label FROM decisions ORDER BY id DESC LIMIT @back) d
         CROSS JOIN items i ON i.id = d.item
         WHERE i.task = @task AND i.id <> @item AND i.has_payload = 1
           AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)
           AND NOT EXISTS (
             SELECT 1 FROM work w WHERE w.task = @task AND w.item = i.id AND w.lane IN
               ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'disagreements', 'deferred'))
         ORDER BY d.id DESC`,
      ),
      own: db.prepare<[number, number], { n: number; known: number; correct: number }>(
        'SELECT n, known, correct FROM person_truths WHERE task = ? AND decider = ?',
      ),
      durations: db.prepare<[number, number], { duration_ms: number; n: number }>(
        `SELECT duration_ms, n FROM decider_counts
         WHERE task = ? AND decider = ? AND duration_ms >= 0 ORDER BY duration_ms`,
      ),
      moments: db.prepare<[number, number], { at: number }>(
        `SELECT decided_at AS at FROM decisions WHERE decider = ? AND origin = 'app'
         ORDER BY decided_at DESC LIMIT ?`,
      ),
    }
  }

  /** What it shows is written down, for this item and for each example. */
  context(
    taskId: string,
    itemId: string,
    person: string,
    at: number,
  ): Result<ItemContext, RequestError> {
    const { writer, items, reveals } = this.#parts
    return writer.transaction(() => {
      const task = writer.catalogue.task(taskId)
      if (!task) return fail(noTask(taskId))
      const item = items.find(task.id, itemId)
      if (item === null) return fail(reviewError('no_item', itemId))
      const decider = writer.catalogue.decider(person)
      const found = this.#statements.examples.all({
        task: task.id,
        item,
        back: decisionsBack,
      })
      const groups = groupExamples(found)
      reveals.add(item, decider, 'context', at)
      for (const example of groups.flatMap((group) => group.items))
        reveals.add(example, decider, 'example', at)
      return succeed({
        guidelineRevision: task.revision,
        similar: groups.map((group) => ({
          value: task.answers.valueOf(group.label),
          items: group.items.map((example) => {
            const read = items.readForReview(task, example, 'blind', decider)
            return { itemId: read.itemId, payload: read.payload }
          }),
        })),
      })
    })
  }

  ownFigures(taskId: string, person: string, now: number): Result<OwnFigures, RequestError> {
    const { catalogue } = this.#parts.writer
    catalogue.refresh()
    const task = catalogue.task(taskId)
    if (!task) return fail(noTask(taskId))
    const decider = catalogue.findDecider(person) ?? 0
    const own = this.#statements.own.get(task.id, decider) ?? { n: 0, known: 0, correct: 0 }
    const moments = this.#statements.moments.all(decider, 2 * decisionsBack)
    return succeed({
      decided: own.n,
      ruled: own.known,
      right: own.correct,
      medianSeconds: medianSeconds(this.#statements.durations.all(task.id, decider)),
      minutesWithoutBreak: minutesWithoutBreak(
        moments.map((one) => one.at),
        now,
      ),
    })
  }
}
