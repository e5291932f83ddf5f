import type { Order } from '../schema/order'

const lanesWithPrediction: readonly string[] = ['low-confidence', 'assisted']

/**
 * Where the prediction is hidden its confidence must not decide what comes first: whoever gets the
 * doubtful ones knows that they are doubtful.
 */
export function mayOrder(lane: string, order: Order): boolean {
  return order !== 'least-confident' || lanesWithPrediction.includes(lane)
}

/** What makes an item worth more to the gate than the next one. */
export interface WorthFacts {
  /** A second person is to decide it as well: only such items compare people with each other. */
  readonly isOverlap: boolean
  /** It belongs to a segment that still lacks reviews while others of its kind have enough. */
  readonly isRareSegment: boolean
  /** The prediction names a critical label, and may be shown. */
  readonly isCritical: boolean
}

/** 0 for an item like any other. Only what may be known in its lane goes into it. */
export function itemWorth({ isOverlap, isRareSegment, isCritical }: WorthFacts): number {
  return (isCritical ? 4 : 0) + (isOverlap ? 2 : 0) + (isRareSegment ? 1 : 0)
}
