import type { Task } from '../schema/task'

export const criterionIds = [
  'agreement',
  'kappa',
  'segment-floor',
  'non-inferiority',
  'critical-error',
  'threshold',
  'coverage',
  'audit-error',
  'audit-critical-error',
  'criticality',
  'alarm',
] as const
type CriterionId = (typeof criterionIds)[number]

/** One line of a gate's checklist, under the keys of `gate --json`. */
export interface Criterion {
  readonly id: CriterionId
  readonly title: string
  /** The figure as seen; null where there is none yet. */
  readonly observed: number | Task['criticality'] | null
  /** One-sided bounds that hold at all times; null where the criterion does not look at that side. */
  readonly lower: number | null
  readonly upper: number | null
  readonly target: number | 'low'
  /** Null where evidence is missing; `detail` then says which. */
  readonly pass: boolean | null
  /** How many more of `unit` it takes should they come as those so far; 0 if it passes, null where unknown or none would do. */
  readonly remainingEstimate: number | null
  /** How many of `unit` were counted. */
  readonly n: number
  readonly unit: Unit
  /** For a person: what was found, or what is missing. */
  readonly detail: string
  /** What the criterion is made of; empty for all but `segment-floor`. */
  readonly parts: readonly SegmentPart[]
}

/** One segment value within `segment-floor`. */
export interface SegmentPart {
  readonly key: string
  readonly value: string
  readonly n: number
  readonly observed: number | null
  readonly lower: number | null
  /** Null where the segment is still too small to be judged; it then does not block. */
  readonly pass: boolean | null
  readonly remainingEstimate: number | null
}

export type Unit =
  'reviews' | 'overlap items' | 'critical items' | 'predictions' | 'audits' | 'critical audits'

/** 0.9659 → "96.5 %": a lower bound is never rounded up. */
export function atLeast(share: number): string {
  return `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)} %`
}

/** 0.0158 → "1.6 %": an upper bound is never rounded down. */
export function atMost(share: number): string {
  return `${(Math.ceil(share * 1000 - 1e-9) / 10).toFixed(1)} %`
}

/** 0.9 → "90 %", 0.025 → "2.5 %": a limit as it was set. */
export function asSet(share: number): string {
  return `${Number((share * 100).toFixed(6))} %`
}

/** 0.03 → "3 points", 0.125 → "12.5 points": a difference of shares as it was set. */
export function asPoints(difference: number): string {
  const points = Number((difference * 100).toFixed(6))
  return `${points} ${Math.abs(points) === 1 ? 'point' : 'points'}`
}

/** 1234567 → "1,234,567". */
export function countWords(n: number): string {
  return String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** What is still to come, as the end of a sentence's neighbour. */
export function remainingWords(remaining: number | null, unit: Unit): string {
  if (remaining === null)
    return `More ${unit} alone will not change this while they come out as so far.`
  return `About ${countWords(remaining)} more ${unit} would settle it if they come out as so far.`
}
