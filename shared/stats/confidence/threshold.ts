import { logE } from '../betting/evidence'
import { cellsOfCounts, upperBound } from '../betting/bounds'
import { type ConfidenceGroups, visitDescending } from './groups'

/** The only thresholds that are ever judged, from careful to bold. Adding one after looking would void the guarantee. */
export const THRESHOLD_GRID = [
  0.999, 0.995, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.92, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5,
] as const satisfies readonly number[]

/** Where a walk down the grid may begin; the error budget is split evenly among them. */
export const WALK_STARTS = [0.999, 0.99, 0.95, 0.8] as const satisfies readonly number[]

export interface GridCount {
  readonly threshold: number
  /** Pairs with confidence ≥ threshold. */
  readonly n: number
  /** Disagreements among them. */
  readonly errors: number
}

export interface ThresholdChoice extends GridCount {
  /** Upper bound of the error among accepted items that holds at all times, at the walk's share of the budget. */
  readonly upperBound: number
}

/** Pairs and disagreements at or above every threshold of the grid, in the grid's order. */
export function countOnGrid(groups: ConfidenceGroups): readonly GridCount[] {
  const counts: GridCount[] = []
  let accepted = 0
  let errors = 0
  const closeAbove = (confidence: number): void => {
    for (const threshold of THRESHOLD_GRID.slice(counts.length)) {
      if (confidence >= threshold) return
      counts.push({ threshold, n: accepted, errors })
    }
  }
  visitDescending(groups, (confidence, n, agreed) => {
    closeAbove(confidence)
    accepted += n
    errors += n - agreed
  })
  closeAbove(-1)
  return counts
}

/**
 * The smallest threshold shown to keep the error of accepted items at or below `maxError`, however often one looks.
 *
 * From each start the grid is walked downwards while the e-value against "the error is at least maxError" reaches
 * 4/α: a fixed sequence of tests per start, each anytime-valid, the starts sharing α. `counts` are those of
 * `countOnGrid`, in any order. `null` when no threshold qualifies.
 */
export function chooseThreshold(
  counts: Iterable<GridCount>,
  maxError: number,
  alpha: number,
): ThresholdChoice | null {
  const countByThreshold = new Map([...counts].map((count) => [count.threshold, count]))
  const budget = alpha / WALK_STARTS.length
  const passed = WALK_STARTS.flatMap((start) => {
    const last = walkDown(countByThreshold, start, maxError, budget)
    return last === null ? [] : [last]
  })
  const [first, ...rest] = passed
  if (first === undefined) return null
  const best = rest.reduce((low, count) => (count.threshold < low.threshold ? count : low), first)
  return { ...best, upperBound: upperBound(cellsOfCounts(best.n, best.errors), budget) }
}

/**
 * The grid value whose evidence a threshold set by hand may use: the largest not above it, as risk is taken not to
 * rise with confidence. `null` below the grid.
 */
export function gridValueFor(threshold: number): number | null {
  return THRESHOLD_GRID.find((value) => value <= threshold) ?? null
}

function walkDown(
  countByThreshold: ReadonlyMap<number, GridCount>,
  start: number,
  maxError: number,
  budget: number,
): GridCount | null {
  let last: GridCount | null = null
  for (const threshold of THRESHOLD_GRID) {
    if (threshold > start) continue
    const count = countByThreshold.get(threshold)
    if (count === undefined || !isShownSafe(count, maxError, budget)) break
    last = count
  }
  return last
}

function isShownSafe({ n, errors }: GridCount, maxError: number, budget: number): boolean {
  return logE(1 - maxError, cellsOfCounts(n, n - errors), 1) >= -Math.log(budget)
}
