import type { GridCount } from '../../shared/stats/confidence/threshold'
import { THRESHOLD_GRID } from '../../shared/stats/confidence/threshold'

/** How many thresholds of the grid a confidence reaches: 0 for none, 16 for all. */
export function gridPlace(confidence: number): number {
  return THRESHOLD_GRID.filter((threshold) => confidence >= threshold).length
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
