import type { Interval } from '../interval'
import { bracketRoot } from '../root'
import { type Cell, logE, type ShareExponent } from './evidence'

/** The cells of `k` ones among `n` observations of equal weight. */
export function cellsOfCounts(n: number, k: number): readonly Cell[] {
  return [
    { value: 1, weight: 1, n: k },
    { value: 0, weight: 1, n: n - k },
  ]
}

/** The same observations with every x replaced by 1 − x. */
export function flipCells(cells: readonly Cell[]): readonly Cell[] {
  return cells.map((cell) => ({ ...cell, value: 1 - cell.value }))
}

/**
 * A lower bound for the mean of x at error `alpha`, valid at all times at once: the largest m that betting has not yet
 * refuted, sup{m : E(m) ≥ 1/α}.
 *
 * In [0, 1]; 0 while no x is positive. Rounded down, never up.
 */
export function lowerBound(cells: readonly Cell[], alpha: number, q: ShareExponent = 1): number {
  const needed = -Math.log(alpha)
  const hasPositive = cells.some((cell) => cell.value > 0 && cell.n > 0)
  if (!hasPositive) return 0
  const excess = (m: number): number => logE(m, cells, q) - needed
  if (excess(1) >= 0) return 1
  const [low] = bracketRoot(excess, 0, 1)
  return low
}

/** The upper bound of the same kind: what the lower bound of 1 − x leaves. 1 while every x is 1. */
export function upperBound(cells: readonly Cell[], alpha: number, q: ShareExponent = 1): number {
  return 1 - lowerBound(flipCells(cells), alpha, q)
}

/** Both bounds, each at error 2.5 %: 95 % confidence at all times at once. [0, 1] without observations. */
export function confidenceSequence95(cells: readonly Cell[]): Interval {
  return [lowerBound(cells, 0.025), upperBound(cells, 0.025)]
}
