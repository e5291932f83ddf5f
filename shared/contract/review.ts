import { z } from 'zod'
import { valueSchema, type Value } from '../schema/event'
import type { Payload } from '../schema/payload'
import { idText } from '../schema/text'
import { define, writeFields } from './define'

/**
 * Where items wait for people. In `low-confidence` and `assisted` the prediction is shown beside the
 * item; everywhere else it is withheld. `overlap` asks a second person, `audit` checks the model.
 */
export const lanes = [
  'blind',
  'low-confidence',
  'assisted',
  'overlap',
  'audit',
  'deferred',
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
  readonly act: 'decision' | 'deferral'
  readonly item: ReviewItem
  /** The value or reason that was taken back. */
  readonly value: Value
  /** True where the person had seen the prediction: the first answer then stays in the agreement figures. */
  readonly stillCounts: boolean
}

export interface PersonProgress {
  /** Since the start of the person's day in the workspace's time zone. */
  readonly decidedToday: number
  /** Median seconds from an item's first sight to its decision today; null without decisions. */
  readonly medianSeconds: number | null
  readonly canUndo: boolean
}

const itemFields = { task: idText, itemId: idText, lane: z.enum(lanes) }

export const reviewRequests = {
  'review.lanes': define<{ lanes: readonly LaneCount[]; progress: PersonProgress }>()(
    'read',
    'operator',
    z.object({ task: idText }),
  ),
  /** Claims the next items for this person, oldest first, leaving out those already held. */
  'review.take': define<readonly ReviewItem[]>()(
    'write',
    'operator',
    z.object({
      ...writeFields,
      task: idText,
      lane: z.enum(lanes),
      holding: z.array(idText).max(50),
      count: z.number().int().min(1).max(20),
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
    z.object({ ...writeFields, ...itemFields, reason: z.string().max(1000) }),
  ),
  /** Takes back this person's latest decision or deferral; again for the one before it. */
  'review.undo': define<Undone>()('write', 'operator', z.object({ ...writeFields, task: idText })),
}
