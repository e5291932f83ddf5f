const names = { 2: ['train', 'test'], 3: ['train', 'validation', 'test'] } as const

/** One part of a split data set. `share` is in per cent. */
export interface SplitPart {
  readonly name: 'train' | 'validation' | 'test'
  readonly share: number
}

/** The parts of a split such as 80, 10, 10. */
export function splitParts(shares: readonly number[]): readonly SplitPart[] {
  const named = shares.length === 2 ? names[2] : names[3]
  return named.map((name, index) => ({ name, share: shares[index] ?? 0 }))
}

/**
 * The part in which an item falls by its place in [0, 1), which is a hash of its id: so it stays in its part however
 * many items come to it, and in every export with the same shares.
 */
export function partOf(parts: readonly SplitPart[], place: number): SplitPart['name'] {
  let end = 0
  for (const { name, share } of parts) {
    end += share / 100
    if (share > 0 && place < end) return name
  }
  // Shares such as 33.3 three times come to a little less than one.
  return parts.findLast(({ share }) => share > 0)?.name ?? 'train'
}
