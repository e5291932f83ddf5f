import type { RequestError } from '../../../shared/contract/errors'
import type { Ruling } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { standingAnswer } from '../../../shared/review/dispute'
import { planRuling } from '../../../shared/review/rule'
import type { Act, ReviewStore } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import { routedLabel } from './disputes'
import type { ItemFacts } from '../routing/itemFacts'
import type { FlagWriter } from '../review/flags'
import { findPlace, type ReviewParts } from '../review/reviewParts'
import { reviewError } from '../review/reviewErrors'

export type RuleInput = Parameters<ReviewStore['rule']>[1]

/** Stores what reviewers rule. Rulings are appended; the latest that stands is the ground truth. */
export class RulingWriter {
  readonly #parts: ReviewParts
  readonly #flags: FlagWriter
  readonly #statements

  constructor(parts: ReviewParts, flags: FlagWriter) {
    const { db } = parts.writer
    this.#parts = parts
    this.#flags = flags
    this.#statements = {
      add: db.prepare<[number, number, string, number | null, number, string]>(
        `INSERT INTO rulings (item, decider, kind, label, ruled_at, note)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      undo: db.prepare<[number, number]>(
        'INSERT INTO ruling_undos (ruling, undone_at) VALUES (?, ?)',
      ),
    }
  }

  rule(act: Act, input: RuleInput): Result<Ruling, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.ruleNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(answer.value.ruling)
    })
  }

  /** To be called inside a transaction. */
  ruleNow(
    act: Act,
    input: RuleInput,
  ): Result<{ task: number; decider: number; ruling: Ruling }, RequestError> {
    const { writer, claims, truths, disputes } = this.#parts
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider, heldByOther } = place.value
    const facts = item === null ? null : writer.facts.read(item)
    const { kind, note } = input
    const plan = planRuling({
      itemExists: facts !== null,
      heldByOther,
      kind,
      value: input.value === null ? null : (task.answers.keep(input.value) ?? 'unknown'),
      ...saidOf(facts),
      isSame: (a, b) => task.answers.isSame(a, b),
    })
    if (!plan.ok) return fail(reviewError(plan.error, input.itemId))
    if (item === null) return fail(reviewError('no_item', input.itemId))
    const label = plan.value
    const after = writer.changeItem(item, task, () => {
      this.#statements.add.run(item, decider, kind, label, act.at, note)
      truths.settle(item)
    })
    disputes.follow(task, item, after)
    claims.release(item, decider)
    // Whoever rules has looked, which is what a flag asks for.
    this.#flags.endAll(task.id, { item, decider, at: act.at }, note)
    const value = label === null ? null : task.answers.valueOf(label)
    writer.log(act, 'rule', { task: input.task, item: input.itemId, kind, value, note })
    const ruling = { by: act.person, at: act.at, kind, value, note }
    return succeed({ task: task.id, decider, ruling })
  }

  /** To be called inside a transaction. The item then waits for a ruling again, and its flags are up. */
  takeBack(
    task: TaskEntry,
    { id: ruling, item, at: ruledAt }: { id: number; item: number; at: number },
    decider: number,
    at: number,
  ): void {
    const { writer, truths, disputes } = this.#parts
    const after = writer.changeItem(item, task, () => {
      this.#statements.undo.run(ruling, at)
      truths.settle(item)
    })
    disputes.follow(task, item, after)
    this.#flags.raiseAgain(task.id, { item, decider, at: ruledAt })
  }
}

function saidOf(facts: ItemFacts | null) {
  if (!facts) return { predicted: null, answer: null, people: [] }
  const heard = facts.decisions.filter((one) => !one.withdrawn)
  return {
    predicted: routedLabel(facts),
    answer: standingAnswer(facts.decisions)?.label ?? null,
    people: heard.map((one) => one.label),
  }
}
