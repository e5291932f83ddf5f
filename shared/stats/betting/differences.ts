import { cellsOfCounts, lowerBound, upperBound } from './bounds'
import type { Cell } from './evidence'

/**
 * Items with two independent people and a prediction, by what the model adds to their agreement.
 * A model that differs from two people who differ as well counts as level.
 */
export interface OverlapCounts {
  /** As often with people as people with each other on this item (D = 0). */
  readonly level: number
  /** People agree, the model does not (D = −1). */
  readonly modelOut: number
  /** People differ, the model is with one of them (D = ½). */
  readonly humansSplit: number
}

/** Items with predictions of two versions and an independent decision. */
export interface VersionCounts {
  /** Both right or both wrong. */
  readonly same: number
  readonly onlyCandidate: number
  readonly onlyControl: number
}

export interface AgreementCount {
  readonly n: number
  readonly agreed: number
}

/** Counts of differences D in [−1, 1] as cells of x = (1 + D)/2, the form in which they can be bet on. */
export function overlapCells({ level, modelOut, humansSplit }: OverlapCounts): readonly Cell[] {
  return [
    cellOfDifference(0, level),
    cellOfDifference(-1, modelOut),
    cellOfDifference(0.5, humansSplit),
  ]
}

/** The same for two versions on the same items: D is 1 where only the candidate is right, −1 where only the control is. */
export function versionCells({ same, onlyCandidate, onlyControl }: VersionCounts): readonly Cell[] {
  return [
    cellOfDifference(0, same),
    cellOfDifference(1, onlyCandidate),
    cellOfDifference(-1, onlyControl),
  ]
}

/** The x at which a mean difference stands: what a margin of `difference` is as a target for the cells above. */
export function differenceToTarget(difference: number): number {
  return (1 + difference) / 2
}

/** The mean difference seen, in [−1, 1]; `null` without observations. */
export function meanDifference(cells: readonly Cell[]): number | null {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  if (n === 0) return null
  return cells.reduce((sum, cell) => sum + cell.n * (2 * cell.value - 1), 0) / n
}

/**
 * A lower bound for the mean difference at one-sided error `alpha`, valid at all times: at or above −margin, the model
 * is not inferior; at or above 0, the candidate is better. −1 without observations.
 */
export function differenceLowerBound(cells: readonly Cell[], alpha: number): number {
  return 2 * lowerBound(cells, alpha) - 1
}

/**
 * True when a candidate that gets other items than the control is worse beyond doubt: its agreement is bounded below
 * the control's, each bound at half of `alpha`. Never without observations.
 */
export function isConfidentlyWorse(
  candidate: AgreementCount,
  control: AgreementCount,
  alpha: number,
): boolean {
  const best = upperBound(cellsOfCounts(candidate.n, candidate.agreed), alpha / 2)
  const worst = lowerBound(cellsOfCounts(control.n, control.agreed), alpha / 2)
  return best < worst
}

function cellOfDifference(difference: number, n: number): Cell {
  return { value: differenceToTarget(difference), weight: 1, n }
}
