import type { RequestError } from '../shared/contract/errors'
import type {
  Lane,
  LaneCount,
  PersonProgress,
  Reveal,
  ReviewItem,
  Undone,
} from '../shared/contract/review'
import type { Result } from '../shared/result'
import type { Value } from '../shared/schema/event'

/** What every write of a person carries. */
export interface Act {
  readonly requestId: string
  readonly at: number
  /** The person's name, under which decisions are stored. */
  readonly person: string
  /** The operating system's account, for the log. */
  readonly account: string
}

export interface LaneItem {
  readonly task: string
  readonly itemId: string
  readonly lane: Lane
}

/** What reviewing needs of the store. Each write is one transaction. */
export interface ReviewStore {
  lanes(
    task: string,
    person: string,
    at: number,
  ): Promise<Result<{ lanes: readonly LaneCount[]; progress: PersonProgress }, RequestError>>
  /** Claims the next items for the person; what comes back holds no prediction. */
  take(
    act: Act,
    input: {
      readonly task: string
      readonly lane: Lane
      readonly holding: readonly string[]
      readonly count: number
    },
  ): Promise<Result<readonly ReviewItem[], RequestError>>
  /** Gives claimed items back; null means all of the person's. */
  release(act: Act, task: string, itemIds: readonly string[] | null): Promise<void>
  decide(
    act: Act,
    input: LaneItem & { readonly value: Value; readonly note: string; readonly durationMs: number },
  ): Promise<Result<Reveal, RequestError>>
  defer(
    act: Act,
    input: LaneItem & { readonly reason: string },
  ): Promise<Result<null, RequestError>>
  /**
   * Remembers that a person was shown what models say of these items outside of *Review*, so that what
   * they say of them later is no independent opinion.
   */
  markRevealed(task: string, person: string, itemIds: readonly string[], at: number): Promise<void>
  undo(act: Act, task: string): Promise<Result<Undone, RequestError>>
}
