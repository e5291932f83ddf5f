import type { RequestError } from '../../../shared/contract/errors'
import type { Dispute, Flag, Ruling, Voice } from '../../../shared/contract/review'
import { fail, succeed, type Result } from '../../../shared/result'
import { orderVoices } from '../../../shared/review/voices'
import type { Value } from '../../../shared/schema/event'
import type { RulingKind } from '../../../shared/schema/ruling'
import type { Act, ReviewStore } from '../../store/reviewStore'
import type { TaskEntry } from '../catalogue/catalogue'
import { NextItems } from '../review/nextItems'
import { leaseEnd, type ReviewParts } from '../review/reviewParts'
import { noTask } from '../review/reviewErrors'
import { sha256 } from '../sha256'

type DisputesInput = Parameters<ReviewStore['disputes']>[1]

interface VoiceRow {
  readonly id: number
  readonly name: string
  readonly label: number
  readonly confidence: number | null
  readonly note: string
  readonly independent: number
}

/** Shows reviewers what was said of disputed and of flagged items. */
export class DisputeItems {
  readonly #parts: ReviewParts
  readonly #next: NextItems
  readonly #statements

  constructor(parts: ReviewParts) {
    const { db } = parts.writer
    this.#parts = parts
    this.#next = new NextItems(db)
    this.#statements = {
      flagged: db.prepare<[number, string, number], { item: number }>(
        `SELECT f.item FROM flagged f JOIN items i ON i.id = f.item
         WHERE f.task = ? AND i.outside_id NOT IN (SELECT value FROM json_each(?))
         ORDER BY f.item LIMIT ?`,
      ),
      model: db.prepare<[number], VoiceRow>(
        `SELECT v.id, v.model || ' ' || v.version AS name, p.label, p.confidence, '' AS note,
                1 AS independent
         FROM routes r JOIN predictions p ON p.item = r.item AND p.version = r.version
         JOIN versions v ON v.id = p.version WHERE r.item = ?`,
      ),
      // What was taken back before anything was shown was never said.
      people: db.prepare<[number], VoiceRow>(
        `SELECT d.id, n.name, d.label, NULL AS confidence, d.note, d.independent
         FROM decisions d JOIN deciders n ON n.id = d.decider
         LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.item = ? AND (u.decision IS NULL OR u.revealed = 1)`,
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
      voices: this.#voices(task, item, read.itemId),
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

  #voices(task: TaskEntry, item: number, itemId: string): readonly Voice[] {
    const keyed = [
      ...this.#statements.model.all(item).map((row) => ({ row, by: 'model' as const })),
      ...this.#statements.people.all(item).map((row) => ({ row, by: 'person' as const })),
    ].map(({ row, by }) => ({
      key: `${by} ${row.id}`,
      by,
      name: row.name,
      value: nameOf(task, row.label),
      confidence: row.confidence,
      note: row.note,
      independent: row.independent === 1,
    }))
    const { hideNames } = task.task.review
    return orderVoices(keyed, { task: task.task.id, itemId, hideNames }, sha256).map(
      ({ by, name, value, confidence, note, independent }) => ({
        by,
        name,
        value,
        confidence,
        note,
        independent,
      }),
    )
  }
}

function nameOf(task: TaskEntry, label: number): Value {
  return task.answers.valueOf(label)
}
