/** What is known of a person who wants to see what happened to an item. */
export interface PastFacts {
  /** The item is on their screen, to be decided. */
  readonly isDeciding: boolean
  /** A decision of theirs stands. */
  readonly hasDecided: boolean
  /** They were shown all that was said already, as in a dispute; that is on record. */
  readonly sawAll: boolean
}

/** Whoever is still to decide learns nothing that could lead them; whoever has may know everything. */
export function maySeeWholePast({ isDeciding, hasDecided, sawAll }: PastFacts): boolean {
  return !isDeciding && (hasDecided || sawAll)
}

/** True for what tells nothing of the prediction and of other people: that the item came, and own acts. */
export function isHarmless(event: {
  readonly kind: string
  readonly by?: { readonly isOwn: boolean }
}): boolean {
  return event.kind === 'arrived' || event.by?.isOwn === true
}
