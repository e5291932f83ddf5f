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

/** Sums by a number and one more key, gathered until they are written. */
class Sums<Key extends string | number> {
  readonly #write: (id: number, key: Key, n: number) => unknown
  readonly #sums = new Map<number, Map<Key, number>>()

  constructor(write: (id: number, key: Key, n: number) => unknown) {
    this.#write = write
  }

  add(id: number, key: Key, n: number): void {
    const known = this.#sums.get(id)
    if (known) known.set(key, (known.get(key) ?? 0) + n)
    else this.#sums.set(id, new Map([[key, n]]))
  }

  flush(): void {
    for (const [id, sums] of this.#sums)
      for (const [key, n] of sums) if (n !== 0) this.#write(id, key, n)
    this.#sums.clear()
  }

  forget(): void {
    this.#sums.clear()
  }
}

/** For counts that are kept by one key alone. */
const all = 0

/** Changes to counter rows, gathered during a transaction and written once before it commits. */
export class Counters {
  readonly #task
  readonly #lane
  readonly #version
  readonly #predictionPlace
  readonly #automatic
  readonly #rejected
  readonly #accepted
  readonly #setAside
  readonly #addDecider
  /** By task: decider, then duration. */
  readonly #deciders = new Map<number, Sums<number>>()

  constructor(db: Database.Database) {
    const statements = {
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
    this.#task = new Sums<TaskCount>((task, what, n) => statements.task.run(task, what, n))
    this.#lane = new Sums<Lane>((task, lane, n) => statements.lane.run(task, lane, n))
    this.#version = new Sums<typeof all>((version, _, n) => statements.version.run(version, n))
    this.#predictionPlace = new Sums<number>((version, place, n) =>
      statements.predictionPlace.run(version, place, n),
    )
    this.#automatic = new Sums<number>((task, revision, n) =>
      statements.automatic.run(task, revision, n),
    )
    this.#rejected = new Sums<RejectionReason>((_, reason, n) => statements.rejected.run(reason, n))
    this.#accepted = new Sums<typeof all>((minute, _, n) => statements.arrivals.run(minute, n, 0))
    this.#setAside = new Sums<typeof all>((minute, _, n) => statements.arrivals.run(minute, 0, n))
    this.#addDecider = statements.decider
  }

  task(task: number, what: TaskCount, n: number): void {
    this.#task.add(task, what, n)
  }

  lane(task: number, lane: Lane, n: number): void {
    this.#lane.add(task, lane, n)
  }

  version(version: number, n: number): void {
    this.#version.add(version, all, n)
  }

  /** Predictions by the place of their confidence on the grid of thresholds. */
  predictionPlace(version: number, place: number, n: number): void {
    this.#predictionPlace.add(version, place, n)
  }

  /** Decisions of the model at a revision of the deployment. */
  automatic(task: number, revision: number, n: number): void {
    this.#automatic.add(task, revision, n)
  }

  rejected(reason: RejectionReason, n: number): void {
    this.#rejected.add(all, reason, n)
  }

  /** Independent decisions of a person; `durationMs` null where the time was not told. */
  decider(task: number, decider: number, durationMs: number | null, n: number): void {
    const known = this.#deciders.get(task)
    const sums =
      known ??
      new Sums<number>((who, duration, sum) => this.#addDecider.run(task, who, duration, sum))
    if (!known) this.#deciders.set(task, sums)
    sums.add(decider, durationMs ?? -1, n)
  }

  arrivals(at: number, accepted: number, rejected: number): void {
    const minute = Math.floor(at / 60_000)
    this.#accepted.add(minute, all, accepted)
    this.#setAside.add(minute, all, rejected)
  }

  flush(): void {
    for (const sums of this.#all()) sums.flush()
  }

  forget(): void {
    for (const sums of this.#all()) sums.forget()
  }

  #all() {
    return [
      this.#task,
      this.#lane,
      this.#version,
      this.#predictionPlace,
      this.#automatic,
      this.#rejected,
      this.#accepted,
      this.#setAside,
      ...this.#deciders.values(),
    ]
  }
}
