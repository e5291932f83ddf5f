import { bracketRoot } from './root'

const MOST_TERMS = 100_000
const TINY = 1e-300

/**
 * The regularised incomplete beta function Iₓ(a, b), for a, b > 0 and x in [0, 1].
 *
 * Continued fraction DLMF 8.17.22, evaluated by Lentz's method on the side where it converges fast.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x <= (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a)
}

/**
 * The x at which Iₓ(a, b) = p: the p-quantile of Beta(a, b), to better than 1e-12.
 *
 * The smaller tail is the one solved for, so that p near 1 loses nothing.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  if (p > 0.5) return 1 - betaQuantile(1 - p, b, a)
  const [low, high] = bracketRoot((x) => incompleteBeta(x, a, b) - p, 0, 1)
  return (low + high) / 2
}

/** P(Bin(n, rate) ≤ k), through the beta distribution (DLMF 8.17.5). */
export function binomialTail(n: number, k: number, rate: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return incompleteBeta(1 - rate, n - k, k + 1)
}

function lowerTail(x: number, a: number, b: number): number {
  return Math.min(1, (density(x, a, b) / a) * continuedFraction(x, a, b))
}

/**
 * xᵃ(1−x)ᵇ / B(a, b). Written around the mean a/(a+b), where the large terms of the logarithm cancel before they are
 * added, as log-gamma differences would lose digits for large a and b (the idea of C. Loader's binomial density, 2000).
 */
function density(x: number, a: number, b: number): number {
  const sum = a + b
  const exponent =
    a * logRatio(x * sum, a) +
    b * logRatio((1 - x) * sum, b) +
    stirlingError(sum) -
    stirlingError(a) -
    stirlingError(b)
  return Math.exp(exponent) * Math.sqrt((a * b) / sum / (2 * Math.PI))
}

/** ln(part / whole), to full precision both near 1 and near 0. */
function logRatio(part: number, whole: number): number {
  return part < whole / 2 ? Math.log(part / whole) : Math.log1p((part - whole) / whole)
}

/** ln Γ(z) less Stirling's approximation of it, z > 0 (DLMF 5.11.1; below 10 by the recurrence of Γ). */
function stirlingError(z: number): number {
  if (z < 10) return stirlingError(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1
  const s = 1 / (z * z)
  const tail = 1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - (s * 3617) / 122400)))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * tail))) / z
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

function awayFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}
