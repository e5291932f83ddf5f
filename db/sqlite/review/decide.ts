import type { RequestError } from '../../../shared/contract/errors'
import type { Reveal } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { planDecision } from '../../../shared/review/decide'
import type { Act, ReviewStore } from '../../store/reviewStore'
import { contentDigest } from '../events/contentDigest'
import { KnownEvents } from '../events/knownEvents'
import { findPlace, type ReviewParts } from './reviewParts'
import { notDecidedHere, reviewError } from './reviewErrors'

export type DecideInput = Parameters<ReviewStore['decide']>[1]

/** Stores what people say of items. */
export class DecideWriter {
  readonly #parts: ReviewParts
  readonly #known: KnownEvents
  readonly #add

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#known = new KnownEvents(db)
    this.#add = db.prepare(
      `INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
         lane, task_revision, duration_ms, note, event, mark)
       VALUES (@item, @decider, @label, @at, @at, @independent, 'app',
         @lane, @revision, @durationMs, @note, @event, @mark)`,
    )
  }

  decide(act: Act, input: DecideInput): Result<Reveal, RequestError> {
    const { writer, undone } = this.#parts
    return writer.once(act.requestId, act.at, () => {
      const answer = this.decideNow(act, input)
      if (!answer.ok) return answer
      undone.clear(answer.value.task, answer.value.decider)
      return succeed(answer.value.reveal)
    })
  }

  /** To be called inside a transaction. */
  decideNow(
    act: Act,
    input: DecideInput,
  ): Result<{ task: number; decider: number; reveal: Reveal }, RequestError> {
    const { writer, lanes, items, reveals } = this.#parts
    if (input.lane === 'disagreements' || input.lane === 'flagged')
      return fail(notDecidedHere(input.itemId))
    const place = findPlace(this.#parts, act, input)
    if (!place.ok) return place
    const { task, item, decider, heldByOther } = place.value
    const since = item === null ? null : lanes.waitsSince(task.id, input.lane, item)
    const plan = planDecision({
      itemExists: item !== null,
      label: task.answers.keep(input.value),
      waits: since !== null,
      heldByOther,
      seen: item !== null && reveals.hasSeen(item, decider),
    })
    if (!plan.ok) return fail(reviewError(plan.error, input.itemId))
    if (item === null) return fail(reviewError('no_item', input.itemId))
    const { label, independent } = plan.value
    let decision = 0
    const facts = writer.changeItem(item, task, () => {
      const { lastInsertRowid } = this.#add.run({
        item,
        decider,
        label,
        at: act.at,
        independent: independent ? 1 : 0,
        lane: input.lane,
        revision: task.revision,
        durationMs: input.durationMs,
        note: input.note,
        event: act.requestId,
        mark: writer.catalogue.mark(),
      })
      decision = Number(lastInsertRowid)
    })
    this.#known.remember(act.requestId, contentDigest({ ...input, by: act.person, at: act.at }))
    writer.counters.task(task.id, 'decisions', 1)
    if (independent) {
      writer.counters.task(task.id, 'independent', 1)
      writer.counters.decider(task.id, decider, input.durationMs, 1)
    }
    lanes.dropFromAll(task.id, item)
    this.#passOn(item, decision, since ?? act.at, act.at, task, facts)
    const reveal = items.readReveal(task, item, { ...input, label, independent })
    if (reveal.predictions.length > 0) reveals.add(item, decider, 'prediction', act.at)
    const { task: taskId, itemId, value } = input
    writer.log(act, 'decide', { task: taskId, item: itemId, value, independent })
    return succeed({ task: task.id, decider, reveal })
  }

  /** What follows from a decision: an audit, or its way out of the house; another opinion; a dispute. */
  #passOn(
    item: number,
    decision: number,
    since: number,
    at: number,
    task: Parameters<ReviewParts['opinions']['ask']>[0],
    facts: Parameters<ReviewParts['opinions']['ask']>[2],
  ): void {
    const { audits, finals, opinions, disputes } = this.#parts
    if (facts.automatic) audits.recheck(task, item, at)
    else finals.hold(decision, at)
    opinions.ask(task, item, facts, since)
    disputes.follow(task, item, facts)
  }
}
