/** So long a pause is a break. */
export const breakMs = 5 * 60_000

/**
 * Whole minutes at work since the last break, from the moments at which a person decided, latest
 * first. 0 where the last decision is a break ago.
 */
export function minutesWithoutBreak(decidedAt: readonly number[], now: number): number {
  let since = now
  for (const at of decidedAt) {
    if (since - at >= breakMs) break
    since = Math.min(since, at)
  }
  return Math.floor((now - since) / 60_000)
}
