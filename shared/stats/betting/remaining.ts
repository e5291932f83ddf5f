import { type Cell, logE } from './evidence'

const MOST = 2 ** 50

/**
 * How many more observations it takes, should they come in the proportions seen so far, until E reaches 1/α against
 * "the mean of x is at most `target`".
 *
 * 0 if it is reached already. `null` without observations, when the mean so far is not above the target, or when it is
 * so little above that no number of observations would do.
 */
export function remainingEstimate(
  cells: readonly Cell[],
  target: number,
  alpha: number,
): number | null {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  if (n === 0 || !(meanOf(cells) > target)) return null
  const needed = -Math.log(alpha)
  const reaches = (total: number): boolean =>
    logE(target, scaleCells(cells, total / n), 1) >= needed
  if (reaches(n)) return 0
  // ln E is convex in the total and 0 at none, so once it reaches what is needed it stays there.
  let [short, enough] = [n, 2 * n]
  while (!reaches(enough)) {
    if (enough > MOST) return null
    short = enough
    enough *= 2
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (reaches(middle)) enough = middle
    else short = middle
  }
  return enough - n
}

function meanOf(cells: readonly Cell[]): number {
  let sum = 0
  let weights = 0
  for (const { value, weight, n } of cells) {
    sum += value * weight * n
    weights += weight * n
  }
  return sum / weights
}

function scaleCells(cells: readonly Cell[], factor: number): readonly Cell[] {
  return cells.map((cell) => ({ ...cell, n: cell.n * factor }))
}
