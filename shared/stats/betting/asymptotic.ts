import type { Interval } from '../interval'

/** The n, in effect, for which the bounds are made tightest. */
const TUNED_FOR = 500

/**
 * An asymptotic confidence sequence for a coefficient that is not a mean, such as κ or AC1: two-sided at error `alpha`
 * (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024).
 *
 * `se` is the coefficient's standard error at the present `n`. `null` when the coefficient or its error is unknown or
 * n is 0. Not clipped. Approximate for small n.
 */
export function asymptoticInterval(
  value: number | null,
  se: number | null,
  n: number,
  alpha: number = 0.05,
): Interval | null {
  const boundary = tuneBoundary(n, alpha)
  if (value === null || se === null || boundary === null) return null
  const width = boundary.scale * Math.sqrt(Math.log(boundary.root / alpha))
  return [value - se * width, value + se * width]
}

/**
 * The lower end alone, at one-sided error `alpha`; `null` in the same cases. Its boundary comes from a mixture over
 * one half only, which puts the 1 into the logarithm.
 */
export function asymptoticLowerBound(
  value: number | null,
  se: number | null,
  n: number,
  alpha: number,
): number | null {
  const boundary = tuneBoundary(n, 2 * alpha)
  if (value === null || se === null || boundary === null) return null
  return value - se * boundary.scale * Math.sqrt(Math.log1p(boundary.root / (2 * alpha)))
}

/** `null` without observations, and for an error so large that the tuning has no solution. */
function tuneBoundary(n: number, error: number): { scale: number; root: number } | null {
  const log = -2 * Math.log(error)
  const rho2 = (log + Math.log(log) + 1) / TUNED_FOR
  if (!(n > 0 && rho2 > 0)) return null
  const spread = n * rho2 + 1
  return { scale: Math.sqrt((2 * spread) / (n * rho2)), root: Math.sqrt(spread) }
}
