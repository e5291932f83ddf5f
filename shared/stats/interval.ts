import { betaQuantile } from './beta'

/** The 97.5 % quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054

/** Lower and upper end. */
export type Interval = readonly [number, number]

/**
 * Wilson's score interval for a share, from `k` successes in `n` trials (E. B. Wilson, JASA 22, 1927).
 *
 * Valid at an n fixed beforehand. `null` when n is 0. With none or all successes the outer end is exactly 0 or 1.
 */
export function wilsonInterval(n: number, k: number, z: number = Z95): Interval | null {
  if (n <= 0) return null
  const share = k / n
  const stretch = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / stretch
  const half = (z / stretch) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [k === 0 ? 0 : centre - half, k === n ? 1 : centre + half]
}

/**
 * The exact interval for a share at error `alpha`, half on each side (Clopper & Pearson, Biometrika 26, 1934).
 *
 * Valid at an n fixed beforehand. `null` when n is 0.
 */
export function clopperPearsonInterval(
  n: number,
  k: number,
  alpha: number = 0.05,
): Interval | null {
  if (n <= 0) return null
  const lower = k === 0 ? 0 : betaQuantile(alpha / 2, k, n - k + 1)
  return [lower, clopperPearsonUpper(n, k, alpha / 2)]
}

/** The exact one-sided upper bound for a share at error `alpha`, for a single look at a fixed n > 0. */
export function clopperPearsonUpper(n: number, k: number, alpha: number): number {
  // The complement of a lower tail: 1 − α would already have lost digits of a small α.
  return k >= n ? 1 : 1 - betaQuantile(alpha, n - k, k + 1)
}

/** `value ± z·se`, not clipped: agreement coefficients may pass 1 or −1. `null` when either is unknown. */
export function normalInterval(value: number | null, se: number | null): Interval | null {
  if (value === null || se === null) return null
  return [value - Z95 * se, value + Z95 * se]
}

/** A share of counts, `null` when there is nothing to take a share of. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
