export interface RiskFigures {
  readonly threshold: number
  readonly coverage: number
  readonly risk: number
}

interface RiskMark {
  readonly figures: RiskFigures
  /** Coverage and error on the scale, in [0, 1]; an error beyond the scale lies above 1. */
  readonly x: number
  readonly y: number
}

export interface RiskMarks {
  readonly marks: readonly RiskMark[]
  /** Top of the error scale, and its ticks from 0 on. */
  readonly top: number
  readonly ticks: readonly number[]
}

const steps = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5] as const
const mostTicks = 4

/** The curve from where it stands on at least `leastPairs` pairs: before that a single error makes a cliff. */
export function riskMarks(
  points: readonly RiskFigures[],
  n: number,
  leastPairs: number,
  alsoHolds: number,
): RiskMarks {
  const solid = points.filter(({ coverage }) => coverage * n >= leastPairs - 1e-9)
  const highest = solid.reduce((max, { risk }) => Math.max(max, risk), alsoHolds * 1.25) || 0.01
  const step = steps.find((one) => highest / one <= mostTicks) ?? 0.5
  const top = Math.min(1, Math.ceil(highest / step - 1e-9) * step)
  const count = Math.max(1, Math.round(top / step))
  return {
    marks: solid.map((figures) => ({
      figures,
      x: figures.coverage,
      y: figures.risk / top,
    })),
    top,
    ticks: Array.from({ length: count + 1 }, (_, index) => (index * top) / count),
  }
}
