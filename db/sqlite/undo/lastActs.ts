import type Database from 'better-sqlite3'
import { undoesPrefix } from '../review/corrections'
import { takenBackNote } from '../review/flags'
import type { Lane } from '../../../shared/contract/review'

export interface DecisionRow {
  readonly id: number
  readonly item: number
  readonly label: number
  readonly lane: Lane
  readonly at: number
  readonly independent: number
  readonly duration_ms: number
  readonly arrived_at: number
  readonly revealed: number
}
export interface DeferralRow {
  readonly id: number
  readonly item: number
  readonly itemId: string
  readonly lane: Lane
  readonly at: number
  readonly reason: string
}
export interface FlagRow {
  readonly id: number
  readonly item: number
  readonly at: number
  readonly note: string
}
export interface UnflagRow {
  /** The latest of the flags that were taken down at once. */
  readonly id: number
  readonly item: number
  readonly at: number
  readonly note: string
}
export interface CorrectionRow {
  readonly id: number
  readonly item: number
  readonly itemId: string
  readonly at: number
  readonly label: number
  readonly event: string
}
export interface RulingRow {
  readonly id: number
  readonly item: number
  readonly at: number
  readonly label: number | null
}

export type LastAct =
  | { readonly act: 'decision'; readonly row: DecisionRow }
  | { readonly act: 'deferral'; readonly row: DeferralRow }
  | { readonly act: 'flag'; readonly row: FlagRow }
  | { readonly act: 'unflag'; readonly row: UnflagRow }
  | { readonly act: 'ruling'; readonly row: RulingRow }
  | { readonly act: 'correction'; readonly row: CorrectionRow }

/** So far back a decision is looked for; almost all before it have left the house long ago. */
const decisionsBack = 1000

/** Finds what a person did last and may still take back. */
export class LastActs {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      decision: db.prepare<[number, number, number], DecisionRow>(
        `SELECT d.id, d.item, d.label, d.lane, d.decided_at AS at, d.independent, d.duration_ms,
                i.arrived_at,
                EXISTS (SELECT 1 FROM reveals r WHERE r.item = d.item AND r.decider = d.decider
                          AND r.what <> 'context') AS revealed
         FROM (SELECT * FROM decisions WHERE decider = ? AND origin = 'app'
               ORDER BY decided_at DESC, id DESC LIMIT ?) d
         CROSS JOIN items i ON i.id = d.item
         WHERE i.task = ? AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)
           -- What has left the house cannot be taken back; an audit never leaves.
           AND NOT EXISTS (SELECT 1 FROM final_decisions f
                           WHERE f.item = d.item AND f.corrects IS NULL AND f.decider = d.decider)
         ORDER BY d.decided_at DESC, d.id DESC LIMIT 1`,
      ),
      deferral: db.prepare<[number, number], DeferralRow>(
        `SELECT f.id, f.item, i.outside_id AS itemId, f.lane, f.deferred_at AS at, f.reason
         FROM deferrals f JOIN items i ON i.id = f.item
         WHERE f.decider = ? AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM deferral_undos u WHERE u.deferral = f.id)
           AND EXISTS (SELECT 1 FROM work w
                       WHERE w.task = i.task AND w.lane = 'deferred' AND w.item = f.item)
         ORDER BY f.deferred_at DESC, f.id DESC LIMIT 1`,
      ),
      flag: db.prepare<[number, number], FlagRow>(
        `SELECT f.id, f.item, f.flagged_at AS at, f.note
         FROM flags f JOIN items i ON i.id = f.item
         WHERE f.decider = ? AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM flag_ends e WHERE e.flag = f.id)
         ORDER BY f.flagged_at DESC, f.id DESC LIMIT 1`,
      ),
      // Neither what was taken back by whoever raised it, nor what a ruling took down, nor what was raised
      // again since.
      unflag: db.prepare<[number, string, number], UnflagRow>(
        `SELECT f.id, f.item, e.ended_at AS at, e.note
         FROM flag_ends e CROSS JOIN flags f ON f.id = e.flag CROSS JOIN items i ON i.id = f.item
         WHERE e.decider = ? AND NOT (f.decider = e.decider AND e.note = ?) AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM flags g WHERE g.item = f.item AND g.id > f.id
                             AND g.decider = f.decider AND g.flagged_at = f.flagged_at)
           AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.item = f.item
                             AND r.decider = e.decider AND r.ruled_at = e.ended_at)
         ORDER BY e.ended_at DESC, f.id DESC LIMIT 1`,
      ),
      // Not where somebody else has put another answer in its place.
      correction: db.prepare<{ decider: number; task: number; undoes: string }, CorrectionRow>(
        `SELECT c.id, c.item, i.outside_id AS itemId, c.corrected_at AS at, c.label, c.event
         FROM corrections c CROSS JOIN items i ON i.id = c.item
         WHERE c.decider = @decider AND i.task = @task
           AND substr(c.event, 1, length(@undoes)) <> @undoes
           AND NOT EXISTS (SELECT 1 FROM corrections u WHERE u.item = c.item AND u.id > c.id
                             AND (u.decider <> c.decider OR u.event = @undoes || c.event))
         ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1`,
      ),
      ruling: db.prepare<[number, number], RulingRow>(
        `SELECT r.id, r.item, r.ruled_at AS at, r.label
         FROM rulings r JOIN items i ON i.id = r.item
         WHERE r.decider = ? AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = r.id)
         ORDER BY r.ruled_at DESC, r.id DESC LIMIT 1`,
      ),
    }
  }

  /** Null where nothing is left to take back. */
  find(task: number, decider: number): LastAct | null {
    const decision = this.#statements.decision.get(decider, decisionsBack, task)
    const deferral = this.#statements.deferral.get(decider, task)
    const flag = this.#statements.flag.get(decider, task)
    const unflag = this.#statements.unflag.get(decider, takenBackNote, task)
    const ruling = this.#statements.ruling.get(decider, task)
    const undoes = undoesPrefix
    const correction = this.#statements.correction.get({ decider, task, undoes })
    const acts: readonly LastAct[] = [
      ...(decision ? [{ act: 'decision', row: decision } as const] : []),
      ...(deferral ? [{ act: 'deferral', row: deferral } as const] : []),
      ...(flag ? [{ act: 'flag', row: flag } as const] : []),
      ...(unflag ? [{ act: 'unflag', row: unflag } as const] : []),
      ...(correction ? [{ act: 'correction', row: correction } as const] : []),
      ...(ruling ? [{ act: 'ruling', row: ruling } as const] : []),
    ]
    return acts.toSorted((a, b) => b.row.at - a.row.at)[0] ?? null
  }
}
