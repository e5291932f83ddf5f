import type { RequestError } from '../../../shared/contract/errors'
import type { Reveal } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { planDecision, type DecidePlan } from '../../../shared/review/decide'
import type { Act, ReviewStore } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import { contentDigest } from '../events/contentDigest'
import { KnownEvents } from '../events/knownEvents'
import type { ItemFacts, StoredDecision } from '../routing/itemFacts'
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
    // By position, as names would cost as much as the row itself.
    this.#add = db.prepare<
      [
        item: number,
        decider: number,
        label: number,
        decidedAt: number,
        arrivedAt: number,
        independent: number,
        lane: string,
        revision: number,
        durationMs: number | null,
        note: string,
        event: string,
        mark: number,
      ]
    >(
      `INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
         lane, task_revision, duration_ms, note, event, mark)
       VALUES (?, ?, ?, ?, ?, ?, 'app', ?, ?, ?, ?, ?, ?)`,
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
    const before = writer.facts.read(item)
    const decision: StoredDecision = {
      id: this.#keep(act, input, item, decider, task, plan.value),
      decider,
      label,
      decidedAt: act.at,
      independent,
      withdrawn: false,
      mark: writer.catalogue.mark(),
    }
    const after = { ...before, decisions: [...before.decisions, decision] }
    writer.replaceInFigures(task, before, after)
    this.#known.remember(act.requestId, contentDigest({ ...input, by: act.person, at: act.at }))
    writer.counters.task(task.id, 'decisions', 1)
    if (independent) {
      writer.counters.task(task.id, 'independent', 1)
      writer.counters.decider(task.id, decider, input.durationMs, 1)
    }
    lanes.drop(task.id, input.lane, item)
    lanes.release(item)
    this.#passOn(item, decision.id, since ?? act.at, act.at, task, after)
    const reveal = items.readReveal(task, item, { ...input, label, independent })
    if (reveal.predictions.length > 0) reveals.add(item, decider, 'prediction', act.at)
    const { task: taskId, itemId, value } = input
    writer.log(act, 'decide', { task: taskId, item: itemId, value, independent })
    return succeed({ task: task.id, decider, reveal })
  }

  #keep(
    act: Act,
    input: DecideInput,
    item: number,
    decider: number,
    task: TaskEntry,
    { label, independent }: DecidePlan,
  ): number {
    const { lastInsertRowid } = this.#add.run(
      item,
      decider,
      label,
      act.at,
      act.at,
      independent ? 1 : 0,
      input.lane,
      task.revision,
      input.durationMs,
      input.note,
      act.requestId,
      this.#parts.writer.catalogue.mark(),
    )
    return Number(lastInsertRowid)
  }

  /** What follows from a decision: an audit, or its way out of the house; another opinion; a dispute. */
  #passOn(
    item: number,
    decision: number,
    since: number,
    at: number,
    task: TaskEntry,
    facts: ItemFacts,
  ): void {
    const { audits, finals, opinions, disputes } = this.#parts
    if (facts.automatic) audits.recheck(task, item, at)
    else finals.hold(decision, at)
    // It was taken out of its lane, so it waits only where another opinion is asked.
    const waits = opinions.ask(task, item, facts, since)
    disputes.follow(task, item, facts, waits)
  }
}
