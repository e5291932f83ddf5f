/** Reference values hold to this absolute distance. */
const TOLERANCE = 1e-9

/**
 * Where `actual` departs from what `expected` names, numbers to the tolerance; empty when it does not. `actual` may
 * hold more than is expected, but lists must be of one length.
 */
export function findDifferences(
  actual: unknown,
  expected: unknown,
  path = 'value',
): readonly string[] {
  if (typeof expected === 'number') {
    // Written so that NaN is a difference.
    const isNear = typeof actual === 'number' && Math.abs(actual - expected) <= TOLERANCE
    return isNear ? [] : [`${path} is ${String(actual)}, expected ${expected}`]
  }
  if (!isObject(expected)) {
    return actual === expected ? [] : [`${path} is ${String(actual)}, expected ${String(expected)}`]
  }
  if (!isObject(actual)) return [`${path} is ${String(actual)}, expected ${typeof expected}`]
  const length = Array.isArray(expected)
    ? findDifferences(actual['length'], expected.length, `${path}.length`)
    : []
  const parts = Object.entries(expected).flatMap(([key, value]) =>
    findDifferences(actual[key], value, `${path}.${key}`),
  )
  return [...length, ...parts]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
