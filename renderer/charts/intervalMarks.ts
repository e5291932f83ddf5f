/** A scale for shares: from where it starts to 1, and its ticks. */
export interface ShareScale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

const starts = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0] as const

/** The narrowest readable scale up to 100 % that holds all these shares. */
export function shareScale(shares: readonly (number | null)[]): ShareScale {
  const known = shares.filter((share) => share !== null && Number.isFinite(share))
  const least = known.reduce<number>((min, share) => Math.min(min, share ?? 1), 1)
  const from = starts.find((start) => start <= least) ?? 0
  return { from, to: 1, ticks: [from, (from + 1) / 2, 1] }
}

/** Where a share lies on the scale, in [0, 1]. */
export function placeOn(scale: ShareScale, share: number): number {
  const place = (share - scale.from) / (scale.to - scale.from)
  return Math.min(1, Math.max(0, place))
}

export interface SegmentMark {
  readonly key: string
  readonly value: string
  readonly n: number
  readonly share: number | null
  readonly interval: readonly [number, number] | null
  /** So few pairs that its rank would be chance. */
  readonly isThin: boolean
}

/** With fewer pairs a segment is not ranked. */
export const thinSegmentBelow = 10

type Segments = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly n: number
          readonly value: number | null
          readonly wilson95: readonly [number, number] | null
        }
      >
    >
  >
>

/** Each segment's values, the worst first; those with too few pairs to be ranked last. So do the segments stand. */
export function segmentMarks(
  segments: Segments,
): readonly (readonly [string, readonly SegmentMark[]])[] {
  return Object.entries(segments)
    .map(([key, values]) => [key, rankValues(key, values)] as const)
    .toSorted(([, a], [, b]) => (a[0]?.share ?? 2) - (b[0]?.share ?? 2))
}

function rankValues(key: string, values: Segments[string]): readonly SegmentMark[] {
  return Object.entries(values)
    .map(([value, figures]) => ({
      key,
      value,
      n: figures.n,
      share: figures.value,
      interval: figures.wilson95,
      isThin: figures.n < thinSegmentBelow,
    }))
    .toSorted(
      (a, b) => Number(a.isThin) - Number(b.isThin) || (a.share ?? 2) - (b.share ?? 2) || b.n - a.n,
    )
}
