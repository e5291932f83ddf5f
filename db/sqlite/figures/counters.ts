import type Database from 'better-sqlite3'
import type { Lane } from '../../../shared/contract/review'
import type { RejectionReason } from '../../../shared/schema/rejection'

export type TaskCount =
  | 'items'
  | 'without_payload'
  | 'predictions'
  | 'decisions'
  | 'independent'
  | 'unmatched'
  | 'outcomes'

/** Changes to counter rows, gathered during a transaction and written once before it commits. */
export class Counters {
  readonly #statements
  readonly #pending = new Map<string, { run: (n: number) => void; n: number }>()

  constructor(db: Database.Database) {
    this.#statements = {
      task: db.prepare<[number, TaskCount, number]>(
        `INSERT INTO task_counts (task, what, n) VALUES (?, ?, ?)
         ON CONFLICT (task, what) DO UPDATE SET n = n + excluded.n`,
      ),
      lane: db.prepare<[number, Lane, number]>(
        `INSERT INTO lane_counts (task, lane, n) VALUES (?, ?, ?)
         ON CONFLICT (task, lane) DO UPDATE SET n = n + excluded.n`,
      ),
      version: db.prepare<[number, number]>(
        `INSERT INTO version_counts (version, n) VALUES (?, ?)
         ON CONFLICT (version) DO UPDATE SET n = n + excluded.n`,
      ),
      predictionPlace: db.prepare<[number, number, number]>(
        `INSERT INTO prediction_grid (version, place, n) VALUES (?, ?, ?)
         ON CONFLICT (version, place) DO UPDATE SET n = n + excluded.n`,
      ),
      automatic: db.prepare<[number, number, number]>(
        `INSERT INTO automatic_counts (task, revision, n) VALUES (?, ?, ?)
         ON CONFLICT (task, revision) DO UPDATE SET n = n + excluded.n`,
      ),
      rejected: db.prepare<[RejectionReason, number]>(
        `INSERT INTO rejected_counts (reason, n) VALUES (?, ?)
         ON CONFLICT (reason) DO UPDATE SET n = n + excluded.n`,
      ),
      decider: db.prepare<[number, number, number, number]>(
        `INSERT INTO decider_counts (task, decider, duration_ms, n) VALUES (?, ?, ?, ?)
         ON CONFLICT (task, decider, duration_ms) DO UPDATE SET n = n + excluded.n`,
      ),
      arrivals: db.prepare<[number, number, number]>(
        `INSERT INTO arrivals (minute, accepted, rejected) VALUES (?, ?, ?)
         ON CONFLICT (minute) DO UPDATE
         SET accepted = accepted + excluded.accepted, rejected = rejected + excluded.rejected`,
      ),
    }
  }

  task(task: number, what: TaskCount, n: number): void {
    this.#add(`t ${task} ${what}`, n, (sum) => this.#statements.task.run(task, what, sum))
  }

  lane(task: number, lane: Lane, n: number): void {
    this.#add(`l ${task} ${lane}`, n, (sum) => this.#statements.lane.run(task, lane, sum))
  }

  version(version: number, n: number): void {
    this.#add(`v ${version}`, n, (sum) => this.#statements.version.run(version, sum))
  }

  /** Predictions by the place of their confidence on the grid of thresholds. */
  predictionPlace(version: number, place: number, n: number): void {
    const { predictionPlace } = this.#statements
    this.#add(`p ${version} ${place}`, n, (sum) => predictionPlace.run(version, place, sum))
  }

  /** Decisions of the model at a revision of the deployment. */
  automatic(task: number, revision: number, n: number): void {
    this.#add(`m ${task} ${revision}`, n, (sum) =>
      this.#statements.automatic.run(task, revision, sum),
    )
  }

  rejected(reason: RejectionReason, n: number): void {
    this.#add(`r ${reason}`, n, (sum) => this.#statements.rejected.run(reason, sum))
  }

  /** Independent decisions of a person; `durationMs` null where the time was not told. */
  decider(task: number, decider: number, durationMs: number | null, n: number): void {
    const duration = durationMs ?? -1
    this.#add(`d ${task} ${decider} ${duration}`, n, (sum) =>
      this.#statements.decider.run(task, decider, duration, sum),
    )
  }

  arrivals(at: number, accepted: number, rejected: number): void {
    const minute = Math.floor(at / 60_000)
    this.#add(`a ${minute}`, accepted, (sum) => this.#statements.arrivals.run(minute, sum, 0))
    this.#add(`b ${minute}`, rejected, (sum) => this.#statements.arrivals.run(minute, 0, sum))
  }

  flush(): void {
    for (const { run, n } of this.#pending.values()) if (n !== 0) run(n)
    this.#pending.clear()
  }

  forget(): void {
    this.#pending.clear()
  }

  #add(key: string, n: number, run: (n: number) => void): void {
    const known = this.#pending.get(key)
    if (known) known.n += n
    else this.#pending.set(key, { run, n })
  }
}
