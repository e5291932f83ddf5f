import { performance } from 'node:perf_hooks'

/** How long the work took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const beganAt = performance.now()
  await work()
  return performance.now() - beganAt
}

/** The value that a share of all values does not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return (
    (quantile(values, 0.5) +
      -quantile(
        values.map((value) => -value),
        0.5,
      )) /
    2
  )
}
