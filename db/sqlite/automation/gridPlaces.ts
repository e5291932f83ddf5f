import type { GridCount } from '../../../shared/stats/confidence/threshold'
import { THRESHOLD_GRID } from '../../../shared/stats/confidence/threshold'

/** How many thresholds of the grid a confidence reaches: 0 for none, 16 for all. */
export function gridPlace(confidence: number): number {
  // The grid falls, so all from the first one reached on are reached.
  const first = THRESHOLD_GRID.findIndex((threshold) => confidence >= threshold)
  return first < 0 ? 0 : THRESHOLD_GRID.length - first
}

/** The same in SQL, of a column called `confidence`. */
export const gridPlaceSql = THRESHOLD_GRID.map((value) => `(confidence >= ${value})`).join(' + ')

/** Counts by place as counts at or above each threshold, in the grid's order. */
export function placesToGrid(
  rows: readonly { readonly place: number; readonly n: number; readonly errors: number }[],
): readonly GridCount[] {
  return THRESHOLD_GRID.map((threshold, index) => {
    const reaching = rows.filter((row) => row.place >= THRESHOLD_GRID.length - index)
    return {
      threshold,
      n: reaching.reduce((sum, row) => sum + row.n, 0),
      errors: reaching.reduce((sum, row) => sum + row.errors, 0),
    }
  })
}
