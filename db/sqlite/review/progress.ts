import type Database from 'better-sqlite3'
import type { Lane, LaneCount, PersonProgress } from '../../../shared/contract/review'
import { lanes } from '../../../shared/contract/review'

/** Reads what waits in the lanes, and how a person's day is going. */
export class ProgressReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = {
      counts: db.prepare<[number], { lane: string; n: number }>(
        'SELECT lane, n FROM lane_counts WHERE task = ?',
      ),
      oldest: db.prepare<[number, string], { since: number }>(
        'SELECT since FROM work WHERE task = ? AND lane = ? ORDER BY item LIMIT 1',
      ),
      oldestFlag: db.prepare<[number], { since: number }>(
        'SELECT since FROM flagged WHERE task = ? ORDER BY item LIMIT 1',
      ),
      ruledToday: db.prepare<[number, number, number], { n: number }>(
        `SELECT count(*) AS n FROM rulings r CROSS JOIN items i ON i.id = r.item
         WHERE r.decider = ? AND r.ruled_at >= ? AND i.task = ?
           AND NOT EXISTS (SELECT 1 FROM ruling_undos u WHERE u.ruling = r.id)`,
      ),
      today: db.prepare<[number, number, number], { duration_ms: number }>(
        `SELECT d.duration_ms FROM decisions d JOIN items i ON i.id = d.item
         LEFT JOIN decision_undos u ON u.decision = d.id
         WHERE d.decider = ? AND d.origin = 'app' AND d.decided_at >= ? AND i.task = ?
           AND u.decision IS NULL
         ORDER BY d.duration_ms`,
      ),
    }
  }

  lanes(task: number): readonly LaneCount[] {
    const counts = new Map(this.#statements.counts.all(task).map(({ lane, n }) => [lane, n]))
    return lanes.map((lane) => ({
      lane,
      waiting: counts.get(lane) ?? 0,
      oldestAt: this.#oldest(task, lane)?.since ?? null,
    }))
  }

  #oldest(task: number, lane: Lane): { readonly since: number } | undefined {
    if (lane === 'flagged') return this.#statements.oldestFlag.get(task)
    return this.#statements.oldest.get(task, lane)
  }

  /** What this person decided in the task since `dayStart`. */
  person(
    task: number,
    decider: number,
    dayStart: number,
  ): Omit<PersonProgress, 'canUndo' | 'canRedo'> {
    const durations = this.#statements.today
      .all(decider, dayStart, task)
      .map((row) => row.duration_ms)
    const ruledToday = this.#statements.ruledToday.get(decider, dayStart, task)?.n ?? 0
    return {
      decidedToday: durations.length,
      ruledToday,
      medianSeconds: medianOfSorted(durations),
    }
  }
}

function medianOfSorted(milliseconds: readonly number[]): number | null {
  const low = milliseconds[Math.floor((milliseconds.length - 1) / 2)]
  const high = milliseconds[Math.ceil((milliseconds.length - 1) / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2000
}
