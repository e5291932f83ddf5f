type Interval = readonly [number, number]

const halves = [0.02, 0.05, 0.1, 0.2, 0.5, 1] as const

/** A scale for differences: as far below 0 as above, just wide enough for the estimates and, if it can be, the bounds. */
export function differenceScale(
  rows: readonly { readonly difference: number | null; readonly interval: Interval | null }[],
): number {
  const least = Math.max(0, ...rows.map(({ difference }) => Math.abs(difference ?? 0)))
  const bounds = rows.flatMap(({ interval }) => (interval ?? []).map(Math.abs))
  // Bounds of few items reach across the whole scale and would press everything else together.
  const middle = bounds.toSorted((a, b) => a - b)[Math.floor(bounds.length / 2)] ?? 0
  return halves.find((half) => half >= Math.max(least * 1.1, middle)) ?? 1
}

/** Where a difference lies on the scale, in [0, 1]; 0 is in the middle. */
export function placeDifference(half: number, difference: number): number {
  return Math.min(1, Math.max(0, (difference / half + 1) / 2))
}
