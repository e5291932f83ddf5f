import { placeOn, shareScale, type ShareScale } from './intervalMarks'

export interface DayFigures {
  readonly day: string
  readonly n: number
  readonly agreed: number
  readonly value: number | null
}

export interface DayMark {
  readonly figures: DayFigures
  /** The middle of the day's column, in [0, 1]. */
  readonly x: number
  readonly width: number
  /** Its agreement on the scale, from 0 at the bottom to 1 at the top; null where there is none. */
  readonly y: number | null
  /** Its number of pairs against the busiest day's. */
  readonly load: number
}

export interface DaysMarks {
  readonly scale: ShareScale
  readonly days: readonly DayMark[]
  /** Which days get their date written below, so that dates do not run into one another. */
  readonly dated: readonly DayMark[]
}

const mostDates = 5

/** A column for each day with decisions, in order, on a scale that holds their agreement and the other shares given. */
export function daysMarks(
  figures: readonly DayFigures[],
  alsoHolds: readonly (number | null)[] = [],
): DaysMarks {
  const scale = shareScale([...figures.map((one) => one.value), ...alsoHolds])
  const most = figures.reduce((max, one) => Math.max(max, one.n), 0)
  const days = figures.map((one, index) => ({
    figures: one,
    x: (index + 0.5) / figures.length,
    // Few days must not become walls.
    width: 1 / Math.max(figures.length, 8),
    y: one.value === null ? null : placeOn(scale, one.value),
    load: most === 0 ? 0 : one.n / most,
  }))
  const every = Math.max(1, Math.ceil(days.length / mostDates))
  return { scale, days, dated: days.filter((_, index) => index % every === 0) }
}
