/** One criterion's figures as numbers; null where there is none. */
export interface CriterionNumbers {
  readonly observed: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly target: number
  /** True where less is better. */
  readonly isLimit: boolean
}

/** Places in [0, 1] on a scale that holds them all. */
export interface CriterionMarks {
  readonly observed: number | null
  /** From the bound that decides to what was observed; null without a bound. */
  readonly interval: readonly [number, number] | null
  readonly target: number
  /** The part of the scale on which the bound must lie. */
  readonly good: readonly [number, number]
}

/** Room left of and right of the outermost figure, as a part of the scale. */
const margin = 0.12

/** Where the figures of a criterion lie beside its target. */
export function criterionMarks(numbers: CriterionNumbers): CriterionMarks {
  const { observed, lower, upper, target, isLimit } = numbers
  const bound = lower ?? upper
  const known = [observed, bound, target].filter((one) => one !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  // A scale as wide as the target where all figures are the same.
  const span = most - least || Math.abs(target) || 1
  const from = isLimit ? Math.min(0, least) : least - span * margin
  const to = most + span * margin
  const place = (value: number) => (value - from) / (to - from)
  return {
    observed: observed === null ? null : place(observed),
    interval:
      bound === null || observed === null
        ? null
        : [Math.min(place(bound), place(observed)), Math.max(place(bound), place(observed))],
    target: place(target),
    good: isLimit ? [0, place(target)] : [place(target), 1],
  }
}
