import { expect } from 'vitest'

/** Reference values hold to this absolute distance. */
const TOLERANCE = 1e-9

/** Everything that `expected` names is in `actual`, numbers to the tolerance; `actual` may hold more. */
export function expectClose(actual: unknown, expected: unknown, path = 'value'): void {
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') expect.fail(`${path}: ${String(actual)} is no number`)
    // Not `toBeCloseTo`, which rounds; and NaN must fail.
    const isNear = Math.abs(actual - expected) <= TOLERANCE
    if (!isNear) expect.fail(`${path}: ${actual}, expected ${expected}`)
  } else if (isObject(expected)) {
    if (!isObject(actual)) expect.fail(`${path}: ${String(actual)} is no object`)
    if (Array.isArray(expected)) expect(actual['length'], path).toBe(expected.length)
    for (const [key, value] of Object.entries(expected)) {
      expectClose(actual[key], value, `${path}.${key}`)
    }
  } else {
    expect(actual, path).toBe(expected)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
