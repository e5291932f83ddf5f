import type { DataProcess } from './dataProcess'
import type { WaitingLane, WaitingStore } from './waitingStore'

/** What was measured on one side; one sample a run. */
export interface Side {
  readonly name: string
  readonly unit: 'a second' | 'ms' | 'MB'
  readonly samples: readonly number[]
}

export const perSecond = (name: string, samples: readonly number[]): Side => ({
  name,
  unit: 'a second',
  samples,
})
export const inMs = (name: string, samples: readonly number[]): Side => ({
  name,
  unit: 'ms',
  samples,
})
export const inMb = (name: string, samples: readonly number[]): Side => ({
  name,
  unit: 'MB',
  samples,
})

/** One line of the table. Run `i` measured both sides one right after the other. */
export interface Comparison {
  readonly question: string
  readonly ours: Side
  readonly peer: Side
}

/** How much of everything; `--quick` has a tenth. */
export interface Sizes {
  readonly ingested: number
  readonly fewWaiting: number
  readonly manyWaiting: number
  readonly decided: number
  readonly exported: number
  readonly ingestedBeside: number
  readonly inboxBytes: number
}

/** What a question may use. */
export interface Bench {
  readonly sizes: Sizes
  readonly runs: number
  /** An empty folder, removed at the end at the latest. */
  readonly makeFolder: () => string
  readonly openProcess: (dir: string) => Promise<DataProcess>
  /** A store in which so many items wait; the same one each time it is asked for. */
  readonly waitingStore: (waiting: number, lane?: WaitingLane) => Promise<WaitingStore>
  readonly say: (what: string) => void
}

export interface Question {
  /** What `--only` calls it. */
  readonly name: string
  /** False where it takes too long to be asked each time. */
  readonly byDefault: boolean
  readonly ask: (bench: Bench) => Promise<readonly Comparison[]>
}
