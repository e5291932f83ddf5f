import { z } from 'zod'
import { valueSchema, type Value } from '../schema/event'
import type { Payload } from '../schema/payload'
import { orders } from '../schema/order'
import { rulingKinds, type RulingKind } from '../schema/ruling'
import { idText } from '../schema/text'
import { define, writeFields } from './define'
import type { ItemPast, OwnDecisions } from './past'

/**
 * Where items wait for people. In `low-confidence` and `assisted` the prediction is shown beside the
 * item; in `disagreements` all answers are, for a reviewer to rule; everywhere else they are withheld.
 * `overlap` asks another person, `audit` checks the model. A flagged item stays where it waits.
 */
export const lanes = [
  'blind',
  'low-confidence',
  'assisted',
  'overlap',
  'audit',
  'disagreements',
  'deferred',
  'flagged',
] as const
export type Lane = (typeof lanes)[number]

export interface LaneCount {
  readonly lane: Lane
  readonly waiting: number
  /** When the item that has waited longest arrived; null where none waits. */
  readonly oldestAt: number | null
}

/** An item as a person may see it before deciding. */
export interface ReviewItem {
  readonly task: string
  readonly itemId: string
  readonly lane: Lane
  readonly arrivedAt: number
  readonly payload: Payload
  readonly segment: Readonly<Record<string, string>>
  /** How often and why it was put off, latest first. */
  readonly deferrals: readonly {
    readonly by: string
    readonly at: number
    readonly reason: string
  }[]
  /**
   * What the model says, where the stage lets a person see it first; null in every blind lane, where
   * nothing of a prediction leaves the data process before the decision is stored.
   */
  readonly shown: Omit<RevealedPrediction, 'agrees'> | null
  /** True where this person was already shown the prediction: the next decision is then no evidence. */
  readonly seen: boolean
}

export interface RevealedPrediction {
  readonly model: string
  readonly version: string
  readonly value: Value
  readonly confidence: number
  readonly scores: Readonly<Record<string, number>> | null
  readonly explanation: {
    readonly text?: string
    readonly features?: Readonly<Record<string, number>>
  } | null
  readonly agrees: boolean
}

/** What may be shown once the decision is stored. */
export interface Reveal {
  readonly itemId: string
  readonly value: Value
  readonly independent: boolean
  readonly predictions: readonly RevealedPrediction[]
}

export interface Undone {
  readonly act: 'decision' | 'deferral' | 'flag' | 'unflag' | 'ruling' | 'correction'
  readonly item: ReviewItem
  /** The value or reason that was taken back. */
  readonly value: Value
  /** True where the person had seen the prediction: the first answer then stays in the agreement figures. */
  readonly stillCounts: boolean
  /** What producers were told instead, where that was a correction; null for every other act. */
  readonly told: Value | null
}

/** One answer to a disputed item, without the name where the task hides names. */
export interface Voice {
  readonly by: 'model' | 'person'
  /** `digits-svc 2.0.0` or the person's name; `Model` and `Person A` where names are hidden. */
  readonly name: string
  readonly value: Value
  readonly confidence: number | null
  readonly note: string
  readonly independent: boolean
}

export interface Flag {
  readonly by: string
  readonly at: number
  readonly note: string
}

/** A disagreement as a reviewer sees it; `voices` come in an order that tells nothing. */
export interface Dispute extends Omit<ReviewItem, 'shown' | 'seen'> {
  readonly voices: readonly Voice[]
  /** Rulings that stand, latest first: the first one counts. */
  readonly rulings: readonly Ruling[]
  /** Flags that nobody has taken down, latest first. */
  readonly flags: readonly Flag[]
}

export interface Ruling {
  readonly by: string
  readonly at: number
  readonly kind: RulingKind
  /** The ground truth it sets; null where ambiguous. */
  readonly value: Value | null
  readonly note: string
}

/** What a person may look at before deciding; looking is written down. */
export interface ItemContext {
  /** Of the task's definition, with its guideline: each decision keeps the one it was made under. */
  readonly guidelineRevision: number
  /** Items that people decided lately, by label, latest first: at most three a label. */
  readonly similar: readonly {
    readonly value: Value
    readonly items: readonly { readonly itemId: string; readonly payload: Payload }[]
  }[]
}

/** How a person's own answers hold up. */
export interface OwnFigures {
  /** Items this person decided. */
  readonly decided: number
  /** Of their first answers, those whose ground truth is known by now, and how many agree with it. */
  readonly ruled: number
  readonly right: number
  readonly medianSeconds: number | null
  /** Minutes at work without a break of five minutes, for a gentle hint. */
  readonly minutesWithoutBreak: number
}

export interface PersonProgress {
  /** Since the start of the person's day in the workspace's time zone. */
  readonly decidedToday: number
  readonly ruledToday: number
  /** Median seconds from an item's first sight to its decision today; null without decisions. */
  readonly medianSeconds: number | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

const noteFields = { task: idText, itemId: idText, note: z.string().max(10_000) }
const itemFields = { task: idText, itemId: idText, lane: z.enum(lanes) }

export const reviewRequests = {
  'review.lanes': define<{ lanes: readonly LaneCount[]; progress: PersonProgress }>()(
    'read',
    'operator',
    z.object({ task: idText }),
  ),
  /**
   * Claims the next items for this person, leaving out those already held. `least-confident` is refused
   * in blind lanes; `most-valuable` puts first what the gate lacks most.
   */
  'review.take': define<readonly ReviewItem[]>()(
    'write',
    'operator',
    z.object({
      ...writeFields,
      task: idText,
      lane: z.enum(lanes),
      holding: z.array(idText).max(50),
      count: z.number().int().min(1).max(20),
      order: z.enum(orders).default('oldest'),
    }),
  ),
  /** Gives claimed items back, so that others get them; null means all of this person's. */
  'review.release': define<null>()(
    'write',
    'operator',
    z.object({ ...writeFields, task: idText, itemIds: z.array(idText).max(50).nullable() }),
  ),
  'review.decide': define<Reveal>()(
    'write',
    'operator',
    z.object({
      ...writeFields,
      ...itemFields,
      value: valueSchema,
      note: z.string().max(10_000),
      /** From the item's first sight to the key, in milliseconds. */
      durationMs: z.number().min(0),
    }),
  ),
  'review.defer': define<null>()(
    'write',
    'operator',
    z.object({
      ...writeFields,
      ...itemFields,
      reason: z.string().max(1000),
      /** When it comes back by itself; null leaves it deferred until somebody takes it. */
      until: z.number().int().min(0).nullable().default(null),
    }),
  ),
  /** Marks an item for a reviewer's eye; it stays where it waits. */
  'review.flag': define<null>()('write', 'operator', z.object({ ...writeFields, ...noteFields })),
  'review.unflag': define<null>()('write', 'reviewer', z.object({ ...writeFields, ...noteFields })),
  /** Claims the next disagreements for a reviewer, with all that was said of them. Flagged items are not claimed. */
  'review.disputes': define<readonly Dispute[]>()(
    'write',
    'reviewer',
    z.object({
      ...writeFields,
      task: idText,
      lane: z.enum(['disagreements', 'flagged']),
      holding: z.array(idText).max(50),
      count: z.number().int().min(1).max(20),
    }),
  ),
  /** A reviewer's ruling; its value is the item's ground truth until an outcome comes. May be given again. */
  'review.rule': define<Ruling>()(
    'write',
    'reviewer',
    z.object({
      ...writeFields,
      ...noteFields,
      kind: z.enum(rulingKinds),
      /** The right value where both are wrong; whose value is meant where people differ; else null. */
      value: valueSchema.nullable(),
    }),
  ),
  /** Changes an answer that has left the house already: an event of its own, told to the producer. */
  'review.correct': define<null>()(
    'write',
    'operator',
    z.object({ ...writeFields, ...noteFields, value: valueSchema }),
  ),
  'review.context': define<ItemContext>()(
    'read',
    'operator',
    z.object({ task: idText, itemId: idText }),
  ),
  'review.ownFigures': define<OwnFigures>()('read', 'operator', z.object({ task: idText })),
  /**
   * What happened to an item. While it is to be decided it holds nothing of the prediction and of other
   * people; afterwards all of it, and that is written down as seen.
   */
  'review.past': define<ItemPast>()(
    'read',
    'operator',
    z.object({ task: idText, itemId: idText, isDeciding: z.boolean() }),
  ),
  /** This person's own decisions, latest first, some at a time. */
  'review.ownDecisions': define<OwnDecisions>()(
    'read',
    'operator',
    z.object({
      task: idText,
      /** Part of an item's id, an answer or a note; empty for all. */
      search: z.string().max(200),
      before: z.object({ at: z.number().int(), id: z.number().int() }).nullable(),
    }),
  ),
  /** Says that this person is still at it, so that their claims do not run out. */
  'review.heartbeat': define<null>()(
    'write',
    'operator',
    z.object({ ...writeFields, task: idText, itemIds: z.array(idText).max(50) }),
  ),
  /**
   * Takes back this person's latest act of any kind; again for the one before it. What has left the house
   * can only be corrected, and a correction is taken back by another one.
   */
  'review.undo': define<Undone>()('write', 'operator', z.object({ ...writeFields, task: idText })),
  /** Does again what was taken back last, as long as nothing else was done since. */
  'review.redo': define<Undone>()('write', 'operator', z.object({ ...writeFields, task: idText })),
}
