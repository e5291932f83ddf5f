import type Database from 'better-sqlite3'
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
  | { readonly act: 'ruling'; readonly row: RulingRow }

/** Finds what a person did last and may still take back. */
export class LastActs {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      decision: db.prepare<[number, number], DecisionRow>(
        `SELECT d.id, d.item, d.label, d.lane, d.decided_at AS at, d.independent, d.duration_ms,
                i.arrived_at,
                EXISTS (SELECT 1 FROM reveals r WHERE r.item = d.item AND r.decider = d.decider
                          AND r.what <> 'context') AS revealed
         FROM decisions d JOIN items i ON i.id = d.item
         WHERE d.decider = ? AND d.origin = 'app' AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM decision_undos u WHERE u.decision = d.id)
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
    const decision = this.#statements.decision.get(decider, task)
    const deferral = this.#statements.deferral.get(decider, task)
    const flag = this.#statements.flag.get(decider, task)
    const ruling = this.#statements.ruling.get(decider, task)
    const acts: readonly LastAct[] = [
      ...(decision ? [{ act: 'decision', row: decision } as const] : []),
      ...(deferral ? [{ act: 'deferral', row: deferral } as const] : []),
      ...(flag ? [{ act: 'flag', row: flag } as const] : []),
      ...(ruling ? [{ act: 'ruling', row: ruling } as const] : []),
    ]
    return acts.toSorted((a, b) => b.row.at - a.row.at)[0] ?? null
  }
}
