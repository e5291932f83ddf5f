import type { RequestError } from '../../shared/contract/errors'
import type { Reveal, ReviewItem } from '../../shared/contract/review'
import { fail, succeed, type Result } from '../../shared/result'
import { planDecision, type DecideProblem } from '../../shared/review/decide'
import type { Act, LaneItem, ReviewStore } from '../reviewStore'
import type { Audits } from './audits'
import type { TaskEntry } from './catalogue'
import { contentDigest } from './contentDigest'
import type { Finals } from './finals'
import { KnownEvents } from './knownEvents'
import type { Lanes } from './lanes'
import { ReviewItems } from './reviewItems'
import type { Routes } from './routes'
import { mustFind } from './rows'
import type { Writer } from './writer'

type Input<Name extends 'take' | 'decide' | 'defer'> = Parameters<ReviewStore[Name]>[1]

/** Taking, deciding and putting off items. */
export class ReviewWriter {
  readonly #writer: Writer
  readonly #lanes: Lanes
  readonly #items: ReviewItems
  readonly #routes: Routes
  readonly #finals: Finals
  readonly #audits: Audits
  readonly #known: KnownEvents
  readonly #statements

  constructor(
    writer: Writer,
    parts: {
      readonly lanes: Lanes
      readonly items: ReviewItems
      readonly routes: Routes
      readonly finals: Finals
      readonly audits: Audits
    },
  ) {
    const { db } = writer
    this.#writer = writer
    this.#lanes = parts.lanes
    this.#items = parts.items
    this.#routes = parts.routes
    this.#finals = parts.finals
    this.#audits = parts.audits
    this.#known = new KnownEvents(db)
    this.#statements = {
      next: db.prepare<
        { task: number; lane: string; at: number; decider: number; holding: string; count: number },
        { item: number }
      >(
        `SELECT w.item FROM work w LEFT JOIN claims c ON c.item = w.item
         WHERE w.task = @task AND w.lane = @lane
           AND (c.item IS NULL OR c.until <= @at OR c.decider = @decider)
           AND NOT EXISTS (
             SELECT 1 FROM items i WHERE i.id = w.item
               AND i.outside_id IN (SELECT value FROM json_each(@holding)))
           AND (@lane <> 'overlap' OR NOT EXISTS (
             SELECT 1 FROM decisions d WHERE d.item = w.item AND d.decider = @decider))
         ORDER BY w.item LIMIT @count`,
      ),
      claim: db.prepare<[number, number, number]>(
        `INSERT INTO claims (item, decider, until) VALUES (?, ?, ?)
         ON CONFLICT (item) DO UPDATE SET decider = excluded.decider, until = excluded.until`,
      ),
      claimOf: db.prepare<[number], { decider: number; until: number }>(
        'SELECT decider, until FROM claims WHERE item = ?',
      ),
      releaseAll: db.prepare<[number, number]>(
        'DELETE FROM claims WHERE decider = ? AND item IN (SELECT id FROM items WHERE task = ?)',
      ),
      releaseOne: db.prepare<[number, number]>('DELETE FROM claims WHERE item = ? AND decider = ?'),
      seen: db.prepare<[number, number]>('SELECT 1 FROM reveals WHERE item = ? AND decider = ?'),
      addDecision: db.prepare(
        `INSERT INTO decisions (item, decider, label, decided_at, arrived_at, independent, origin,
           lane, task_revision, duration_ms, note, event, mark)
         VALUES (@item, @decider, @label, @at, @at, @independent, 'app',
           @lane, @revision, @durationMs, @note, @event, @mark)`,
      ),
      addReveal: db.prepare<[number, number, number]>(
        'INSERT OR IGNORE INTO reveals (item, decider, revealed_at) VALUES (?, ?, ?)',
      ),
      markRevealed: db.prepare<[number, number, number, string]>(
        `INSERT OR IGNORE INTO reveals (item, decider, revealed_at)
         SELECT id, ?, ? FROM items
         WHERE task = ? AND outside_id IN (SELECT value FROM json_each(?))`,
      ),
      addDeferral: db.prepare<[number, number, string, number, string]>(
        `INSERT INTO deferrals (item, decider, lane, deferred_at, reason) VALUES (?, ?, ?, ?, ?)`,
      ),
      opinions: db.prepare<[number], { people: number; deciders: number }>(
        `SELECT (SELECT count(*) FROM people) AS people, count(DISTINCT d.decider) AS deciders
         FROM decisions d LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.item = ? AND u.decision IS NULL`,
      ),
    }
  }

  take(act: Act, input: Input<'take'>): Result<readonly ReviewItem[], RequestError> {
    return this.#writer.transaction(() => {
      const task = this.#writer.catalogue.task(input.task)
      if (!task) return fail(noTask(input.task))
      const decider = this.#writer.catalogue.decider(act.person)
      const rows = this.#statements.next.all({
        task: task.id,
        lane: input.lane,
        at: act.at,
        decider,
        holding: JSON.stringify(input.holding),
        count: input.count,
      })
      const until = act.at + task.task.review.leaseMinutes * 60_000
      for (const { item } of rows) this.#statements.claim.run(item, decider, until)
      const items = rows.map(({ item }) => ({
        item,
        read: this.#items.readForReview(task, item, input.lane, decider),
      }))
      // What is shown leaves this process now, so from now on this person is not independent here.
      for (const { item, read } of items)
        if (read.shown) this.#statements.addReveal.run(item, decider, act.at)
      return succeed(items.map(({ read }) => read))
    })
  }

  release(act: Act, taskId: string, itemIds: readonly string[] | null): void {
    this.#writer.transaction(() => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return
      const decider = this.#writer.catalogue.decider(act.person)
      if (itemIds === null) this.#statements.releaseAll.run(decider, task.id)
      for (const itemId of itemIds ?? []) {
        const item = this.#items.find(task.id, itemId)
        if (item !== null) this.#statements.releaseOne.run(item, decider)
      }
    })
  }

  markRevealed(taskId: string, person: string, itemIds: readonly string[], at: number): void {
    this.#writer.transaction(() => {
      const task = this.#writer.catalogue.task(taskId)
      if (!task) return
      const decider = this.#writer.catalogue.decider(person)
      this.#statements.markRevealed.run(decider, at, task.id, JSON.stringify(itemIds))
    })
  }

  decide(act: Act, input: Input<'decide'>): Result<Reveal, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const place = this.#place(act, input)
      if (!place.ok) return place
      const { task, item, decider, heldByOther } = place.value
      const plan = planDecision({
        itemExists: item !== null,
        label: typeof input.value === 'string' ? (task.codeByLabel.get(input.value) ?? null) : null,
        waits: item !== null && this.#lanes.waitsSince(task.id, input.lane, item) !== null,
        heldByOther,
        seen: item !== null && this.#statements.seen.get(item, decider) !== undefined,
      })
      if (!plan.ok) return fail(decideError(plan.error, input))
      if (item === null) return fail(decideError('no_item', input))
      const { label, independent } = plan.value
      let decision = 0
      this.#writer.changeItem(item, task, () => {
        const { lastInsertRowid } = this.#statements.addDecision.run({
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
          mark: this.#writer.catalogue.mark(),
        })
        decision = Number(lastInsertRowid)
      })
      this.#known.remember(act.requestId, contentDigest({ ...input, by: act.person, at: act.at }))
      const { counters } = this.#writer
      counters.task(task.id, 'decisions', 1)
      if (independent) {
        counters.task(task.id, 'independent', 1)
        counters.decider(task.id, decider, input.durationMs, 1)
      }
      const since = this.#lanes.waitsSince(task.id, input.lane, item) ?? act.at
      this.#lanes.dropFromAll(task.id, item)
      this.#passOn(task, item, decision, since, act.at)
      const reveal = this.#items.readReveal(task, item, { ...input, label, independent })
      if (reveal.predictions.length > 0) this.#statements.addReveal.run(item, decider, act.at)
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'decide',
        detail: { task: input.task, item: input.itemId, value: input.value, independent },
      })
      return succeed(reveal)
    })
  }

  defer(act: Act, input: Input<'defer'>): Result<null, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const place = this.#place(act, input)
      if (!place.ok) return place
      const { task, item, decider, heldByOther } = place.value
      if (item === null) return fail(decideError('no_item', input))
      const since = this.#lanes.waitsSince(task.id, input.lane, item)
      if (since === null) return fail(decideError('already_decided', input))
      if (heldByOther) return fail(decideError('held_by_other', input))
      this.#statements.addDeferral.run(item, decider, input.lane, act.at, input.reason)
      this.#lanes.dropFromAll(task.id, item)
      this.#lanes.put(task.id, 'deferred', item, since)
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'defer',
        detail: { task: input.task, item: input.itemId, reason: input.reason },
      })
      return succeed(null)
    })
  }

  /** What follows from a decision: an audit, a second opinion, and its way out of the house. */
  #passOn(task: TaskEntry, item: number, decision: number, since: number, at: number): void {
    if (this.#writer.facts.read(item).automatic) {
      this.#audits.recheck(task, item, at)
      return
    }
    this.#finals.hold(decision, at)
    const { people, deciders } = mustFind(this.#statements.opinions.get(item), 'opinions')
    // With one person alone there is nobody to ask.
    if (this.#routes.find(item)?.overlap === 1 && deciders === 1 && people > 1)
      this.#lanes.put(task.id, 'overlap', item, since)
  }

  #place(
    act: Act,
    input: LaneItem,
  ): Result<
    { task: TaskEntry; item: number | null; decider: number; heldByOther: boolean },
    RequestError
  > {
    const task = this.#writer.catalogue.task(input.task)
    if (!task) return fail(noTask(input.task))
    const decider = this.#writer.catalogue.decider(act.person)
    const item = this.#items.find(task.id, input.itemId)
    const claim = item === null ? undefined : this.#statements.claimOf.get(item)
    const heldByOther = claim !== undefined && claim.decider !== decider && claim.until > act.at
    return succeed({ task, item, decider, heldByOther })
  }
}

export function noTask(task: string): RequestError {
  return { code: 'not_found', path: 'task', message: `There is no task "${task}".` }
}

function decideError(problem: DecideProblem, input: LaneItem): RequestError {
  switch (problem) {
    case 'no_item':
      return { code: 'not_found', message: `There is no item "${input.itemId}" in this task.` }
    case 'no_label':
      return {
        code: 'invalid_input',
        path: 'value',
        message: 'That is no label of this task any more. Choose one of those shown.',
      }
    case 'already_decided':
      return {
        code: 'already_decided',
        message: `Item "${input.itemId}" no longer waits here: it was decided or put off meanwhile.`,
      }
    case 'held_by_other':
      return {
        code: 'conflict',
        message: `Somebody else is deciding item "${input.itemId}" right now.`,
      }
  }
}
