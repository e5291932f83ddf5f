/** What one threshold of the grid would mean; the same as the contract's `ThresholdPoint`. */
export interface ThresholdFigures {
  readonly threshold: number
  readonly coverage: number
  readonly n: number
  readonly errors: number
  readonly risk: number | null
  readonly upperBound: number
}

export interface ThresholdMark {
  readonly figures: ThresholdFigures
  /** Its coverage, in [0, 1]. */
  readonly x: number
  /** Error and bound on the scale, 0 at the bottom; a bound beyond the scale lies above 1. Null without pairs. */
  readonly risk: number | null
  readonly bound: number | null
}

export interface ThresholdMarks {
  /** From careful to bold: coverage rises. */
  readonly marks: readonly ThresholdMark[]
  readonly limit: number
  /** Top of the error scale, and its ticks from 0 on. */
  readonly top: number
  readonly ticks: readonly number[]
}

const steps = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5] as const
const mostTicks = 4

/** The grid over coverage and error. The scale holds the limit and all errors seen; loose bounds may leave it. */
export function thresholdMarks(grid: readonly ThresholdFigures[], limit: number): ThresholdMarks {
  const sorted = grid.toSorted((a, b) => b.threshold - a.threshold)
  const risks = sorted.map(({ risk }) => risk ?? 0)
  const bounds = sorted.map(({ upperBound }) => upperBound)
  const highest = Math.max(
    limit * 1.5,
    ...risks,
    Math.min(limit * 3, ...bounds.filter((one) => one < 1)),
  )
  const step = steps.find((one) => highest / one <= mostTicks) ?? 0.5
  const top = Math.min(1, Math.ceil(highest / step - 1e-9) * step)
  const count = Math.round(top / step)
  return {
    marks: sorted.map((figures) => ({
      figures,
      x: figures.coverage,
      risk: figures.risk === null ? null : figures.risk / top,
      bound: figures.n === 0 ? null : figures.upperBound / top,
    })),
    limit: limit / top,
    top,
    ticks: Array.from({ length: count + 1 }, (_, index) => (index * top) / count),
  }
}

/** The mark whose coverage is nearest to a place; of several at one place, the most careful. */
export function nearestMark(marks: readonly ThresholdMark[], x: number): ThresholdMark | undefined {
  return marks.reduce<ThresholdMark | undefined>(
    (best, one) => (best && Math.abs(best.x - x) <= Math.abs(one.x - x) ? best : one),
    undefined,
  )
}
