const RELATIVE_STEP = 2 ** -51
const MOST_STEPS = 400

/**
 * The sign change of a continuous function between `low` and `high`, as a bracket a few units in the last place wide.
 *
 * `f` must have opposite signs at the ends; infinities are allowed. Inverse quadratic steps with bisection as the way
 * out, so never slower than bisecting (T. R. Chandrupatla, Advances in Engineering Software 28, 1997).
 */
export function bracketRoot(
  f: (x: number) => number,
  low: number,
  high: number,
): readonly [number, number] {
  let [a, b, c] = [high, low, high]
  let [fa, fb, fc] = [f(high), f(low), f(high)]
  let share = 0.5
  for (let step = 0; step < MOST_STEPS && fa !== 0; step++) {
    const x = a + share * (b - a)
    const fx = f(x)
    if (Math.sign(fx) === Math.sign(fa)) {
      c = a
      fc = fa
    } else {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    const smallest = (RELATIVE_STEP * Math.max(Math.abs(a), Math.abs(b))) / Math.abs(b - a)
    if (!(smallest <= 0.5)) break
    share = Math.min(1 - smallest, Math.max(smallest, nextShare(a, b, c, fa, fb, fc)))
  }
  if (fa === 0) return [a, a]
  return a < b ? [a, b] : [b, a]
}

function nextShare(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  const isSmooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
  if (!isSmooth) return 0.5
  return (
    (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
  )
}
