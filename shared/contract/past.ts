import type { Draw } from '../routing/bucket'
import type { Stage } from '../schema/deployment'
import type { Value } from '../schema/event'
import type { Payload } from '../schema/payload'
import type { RulingKind } from '../schema/ruling'

/** Who did something, without the name where the task hides names. */
export interface Doer {
  readonly name: string
  /** The person who asks. */
  readonly isOwn: boolean
}

/** What a person was shown of an item; `context` are examples, which say nothing of the item itself. */
export type ShownThing = 'prediction' | 'report' | 'dispute' | 'example' | 'context'

interface Happened {
  readonly at: number
}
interface Done extends Happened {
  readonly by: Doer
}
interface SaidByModel extends Happened {
  readonly model: string
  readonly version: string
  readonly value: Value
  readonly confidence: number
}

/** One thing that happened to an item. `line` is the cursor under which an answer has left the house. */
export type PastEvent =
  | (Happened & { readonly kind: 'arrived' })
  | (Happened & {
      readonly kind: 'routed'
      readonly stage: Stage
      readonly decidedBy: 'people' | 'model'
      readonly why: string
      readonly draws: readonly Draw[]
    })
  | (SaidByModel & { readonly kind: 'predicted' })
  | (SaidByModel & { readonly kind: 'decided-by-model'; readonly line: number | null })
  | (Done & {
      readonly kind: 'decided'
      readonly value: Value
      readonly note: string
      readonly independent: boolean
      readonly line: number | null
    })
  | (Done & { readonly kind: 'deferred'; readonly reason: string; readonly until: number | null })
  | (Done & { readonly kind: 'flagged' | 'unflagged'; readonly note: string })
  | (Done & { readonly kind: 'shown'; readonly what: ShownThing })
  | (Done & {
      readonly kind: 'ruled'
      readonly ruling: RulingKind
      /** Null where it was found ambiguous. */
      readonly value: Value | null
      readonly note: string
    })
  | (Done & {
      readonly kind: 'corrected'
      readonly value: Value
      readonly note: string
      readonly line: number | null
    })
  | (Done & {
      readonly kind: 'undone'
      readonly act: 'decision' | 'deferral' | 'flag' | 'ruling'
      /** The answer that was taken back; null where there is none. */
      readonly value: Value | null
    })
  | (Happened & { readonly kind: 'turned-out'; readonly value: Value })

/** What a person may know of what happened to an item, in the order in which it did. */
export interface ItemPast {
  readonly itemId: string
  /** Null while it has not come, and for an item that this person has on screen already. */
  readonly payload: Payload | null
  readonly segment: Readonly<Record<string, string>>
  /** False where it holds nothing of the prediction and of other people, as this person is still to decide. */
  readonly isWhole: boolean
  readonly events: readonly PastEvent[]
}

/** An own decision that stands. */
export interface OwnDecision {
  readonly itemId: string
  readonly value: Value
  readonly at: number
  readonly note: string
  /**
   * `here`: it can still be taken back; `left`: producers were told, so it can only be corrected; `kept`: an
   * audit or a later opinion, which is told to nobody.
   */
  readonly state: 'here' | 'left' | 'kept'
  /** What producers were told in its place since; null where nothing was. */
  readonly corrected: Value | null
}

/** A place among the own decisions, from which older ones follow. */
export interface OwnDecisionsPlace {
  readonly at: number
  readonly id: number
}

export interface OwnDecisions {
  /** Latest first. */
  readonly decisions: readonly OwnDecision[]
  /** Where to look on; null at the end. Nothing found before it does not mean that nothing comes after. */
  readonly next: OwnDecisionsPlace | null
}
