import type { RequestError } from '../../shared/contract/errors'
import type {
  Dispute,
  ItemContext,
  Lane,
  LaneCount,
  OwnFigures,
  PersonProgress,
  Reveal,
  ReviewItem,
  Ruling,
  Undone,
} from '../../shared/contract/review'
import type { ItemPast, OwnDecisions, OwnDecisionsPlace } from '../../shared/contract/past'
import type { Order } from '../../shared/schema/order'
import type { RulingKind } from '../../shared/schema/ruling'
import type { Result } from '../../shared/result'
import type { Value } from '../../shared/schema/event'

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

/** Something said of an item, wherever it waits. */
interface Noted {
  readonly task: string
  readonly itemId: string
  readonly note: string
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
      /** `oldest` where it is left out. */
      readonly order?: Order
    },
  ): Promise<Result<readonly ReviewItem[], RequestError>>
  /** Gives claimed items back; null means all of the person's. */
  release(act: Act, task: string, itemIds: readonly string[] | null): Promise<void>
  /** Gives back all that a person holds, in every task: they are gone. */
  releaseOf(person: string): Promise<void>
  /** Examples for deciding the item. That they were shown is written down, so this is no mere read. */
  context(
    task: string,
    itemId: string,
    person: string,
    at: number,
  ): Promise<Result<ItemContext, RequestError>>
  /** That all of it was seen is written down, where it may be, so this is no mere read. */
  past(
    input: { readonly task: string; readonly itemId: string; readonly isDeciding: boolean },
    person: string,
    at: number,
  ): Promise<Result<ItemPast, RequestError>>
  ownDecisions(
    input: {
      readonly task: string
      readonly search: string
      readonly before: OwnDecisionsPlace | null
    },
    person: string,
  ): Promise<Result<OwnDecisions, RequestError>>
  ownFigures(task: string, person: string, at: number): Promise<Result<OwnFigures, RequestError>>
  /** Lets claims last on, as their owner is still at it. */
  heartbeat(act: Act, task: string, itemIds: readonly string[]): Promise<void>
  decide(
    act: Act,
    input: LaneItem & { readonly value: Value; readonly note: string; readonly durationMs: number },
  ): Promise<Result<Reveal, RequestError>>
  defer(
    act: Act,
    input: LaneItem & { readonly reason: string; readonly until: number | null },
  ): Promise<Result<null, RequestError>>
  /** Brings items back that were put off until `at` or earlier; answers how many were due. */
  returnDeferred(at: number, limit: number): Promise<number>

  flag(act: Act, input: Noted): Promise<Result<null, RequestError>>
  unflag(act: Act, input: Noted): Promise<Result<null, RequestError>>
  /** Claims the next disagreements, or shows the next flagged items, with all that was said of them. */
  disputes(
    act: Act,
    input: {
      readonly task: string
      readonly lane: 'disagreements' | 'flagged'
      readonly holding: readonly string[]
      readonly count: number
    },
  ): Promise<Result<readonly Dispute[], RequestError>>
  rule(
    act: Act,
    input: Noted & { readonly kind: RulingKind; readonly value: Value | null },
  ): Promise<Result<Ruling, RequestError>>
  correct(
    act: Act,
    input: Noted & { readonly value: Value; readonly mayCorrectOthers: boolean },
  ): Promise<Result<null, RequestError>>
  /**
   * Remembers that a person was shown what models say of these items outside of *Review*, so that what
   * they say of them later is no independent opinion.
   */
  markRevealed(task: string, person: string, itemIds: readonly string[], at: number): Promise<void>
  undo(act: Act, task: string): Promise<Result<Undone, RequestError>>
  /** Does again what this person took back last; again for the one before it. */
  redo(act: Act, task: string): Promise<Result<Undone, RequestError>>
}
