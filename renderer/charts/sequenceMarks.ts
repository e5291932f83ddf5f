import { cellsOfCounts, confidenceSequence95 } from '../../shared/stats/betting/bounds'
import type { DayFigures } from './daysMarks'

/** What was known at the end of a day: all pairs up to then, with bounds that hold however often one looks. */
export interface SequencePoint {
  readonly day: string
  readonly n: number
  readonly agreed: number
  readonly value: number | null
  readonly sequence95: readonly [number, number]
}

/** The agreement so far, day by day. Of very many days at most `most` are computed, the last one always. */
export function sequenceByDay(
  days: readonly DayFigures[],
  most = Infinity,
): readonly SequencePoint[] {
  const every = Math.max(1, Math.ceil(days.length / most))
  const points: SequencePoint[] = []
  let n = 0
  let agreed = 0
  for (const [index, day] of days.entries()) {
    n += day.n
    agreed += day.agreed
    if ((days.length - 1 - index) % every !== 0) continue
    points.push({
      day: day.day,
      n,
      agreed,
      value: n === 0 ? null : agreed / n,
      sequence95: confidenceSequence95(cellsOfCounts(n, agreed)),
    })
  }
  return points
}
