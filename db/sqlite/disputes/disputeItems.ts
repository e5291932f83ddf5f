import type { RequestError } from '../../../shared/contract/errors'
import type { Dispute, Flag, Ruling } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Value } from '../../../shared/schema/event'
import type { RulingKind } from '../../../shared/schema/ruling'
import type { Act, ReviewStore } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import { NextItems } from '../review/nextItems'
import { leaseEnd, type ReviewParts } from '../review/reviewParts'
import { noTask } from '../review/reviewErrors'
import { VoiceReader } from './voiceReader'

type DisputesInput = Parameters<ReviewStore['disputes']>[1]

/** Shows reviewers what was said of disputed and of flagged items. */
export class DisputeItems {
  readonly #parts: ReviewParts
  readonly #next: NextItems
  readonly #voices: VoiceReader
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#next = new NextItems(db)
    this.#voices = new VoiceReader(db)
    this.#statements = {
      flagged: db.prepare<[number, string, number], { item: number }>(
        `SELECT f.item FROM flagged f JOIN items i ON i.id = f.item
         WHERE f.task = ? AND i.outside_id NOT IN (SELECT value FROM json_each(?))
         ORDER BY f.item LIMIT ?`,
      ),
      rulings: db.prepare<
        [number],
        { by: string; at: number; kind: RulingKind; label: number | null; note: string }
      >(
        `SELECT n.name AS by, r.ruled_at AS at, r.kind, r.label, r.note
         FROM rulings r JOIN deciders n ON n.id = r.decider
         WHERE r.item = ? AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = r.id)
         ORDER BY r.ruled_at DESC, r.id DESC`,
      ),
      flags: db.prepare<[number], Flag>(
        `SELECT n.name AS by, f.flagged_at AS at, f.note
         FROM flags f JOIN deciders n ON n.id = f.decider
         WHERE f.item = ? AND NOT EXISTS (SELECT 1 FROM flag_ends e WHERE e.flag = f.id)
         ORDER BY f.flagged_at DESC, f.id DESC`,
      ),
    }
  }

  /** Disagreements are claimed; flagged items stay free for whoever is to decide them. */
  next(act: Act, input: DisputesInput): Result<readonly Dispute[], RequestError> {
    const { writer, claims, reveals } = this.#parts
    return writer.transaction(() => {
      const task = writer.catalogue.task(input.task)
      if (!task) return fail(noTask(input.task))
      const decider = writer.catalogue.decider(act.person)
      const found = this.#find(task, decider, act, input)
      for (const item of found) {
        if (input.lane === 'disagreements') claims.take(item, decider, leaseEnd(task, act.at))
        reveals.add(item, decider, 'dispute', act.at)
      }
      return succeed(found.map((item) => this.#read(task, item, input.lane, decider)))
    })
  }

  #find(task: TaskEntry, decider: number, { at }: Act, input: DisputesInput): readonly number[] {
    const { lane, holding, count } = input
    if (lane === 'disagreements')
      return this.#next.find({
        task: task.id,
        lane,
        decider,
        at,
        holding,
        count,
        order: 'oldest',
        seed: '',
      })
    return this.#statements.flagged
      .all(task.id, JSON.stringify(holding), count)
      .map(({ item }) => item)
  }

  #read(task: TaskEntry, item: number, lane: DisputesInput['lane'], decider: number): Dispute {
    const {
      shown: _,
      seen: __,
      ...read
    } = this.#parts.items.readForReview(task, item, lane, decider)
    const { hideNames } = task.task.review
    return {
      ...read,
      voices: this.#voices
        .read(task, item, read.itemId)
        .map(({ key: _key, person: _person, ...voice }) => voice),
      rulings: this.#rulings(task, item).map((one) =>
        hideNames ? { ...one, by: 'A reviewer' } : one,
      ),
      flags: this.#statements.flags.all(item),
    }
  }

  #rulings(task: TaskEntry, item: number): readonly Ruling[] {
    return this.#statements.rulings.all(item).map(({ label, ...row }) => ({
      ...row,
      value: label === null ? null : nameOf(task, label),
    }))
  }
}

function nameOf(task: TaskEntry, label: number): Value {
  return task.answers.valueOf(label)
}
