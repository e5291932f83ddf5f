import type { ReviewerPace } from '../../../shared/stats/reportCounts'
import { textToSegments } from '../routing/itemFacts'

/** The median of durations that stand with how often each occurs, ascending. */
export function medianSeconds(
  rows: readonly { readonly duration_ms: number; readonly n: number }[],
): number | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const at = (position: number) => {
    let passed = 0
    for (const row of rows) {
      passed += row.n
      if (passed > position) return row.duration_ms
    }
    return null
  }
  const low = at(Math.floor((n - 1) / 2))
  const high = at(Math.ceil((n - 1) / 2))
  return low === null || high === null ? null : (low + high) / 2000
}

/** One independent decision, and how long it took where that was told. */
export interface TimedDecision {
  readonly name: string
  readonly durationMs: number | null
  readonly decidedAt: number
  readonly segments: string | null
}

/** Each person's decisions within moments and a segment, and their median time. */
export function paceOf(
  decisions: readonly TimedDecision[],
  isWithin: (at: number) => boolean,
  segment: number | null,
): readonly ReviewerPace[] {
  const people = new Map<string, { n: number; times: number[] }>()
  for (const { name, durationMs, decidedAt, segments } of decisions) {
    if (!isWithin(decidedAt)) continue
    if (segment !== null && !textToSegments(segments).includes(segment)) continue
    const person = people.get(name) ?? { n: 0, times: [] }
    person.n += 1
    if (durationMs !== null) person.times.push(durationMs)
    people.set(name, person)
  }
  return [...people]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { n, times }]) => ({
      name,
      n,
      medianSeconds: medianSeconds(
        times.toSorted((a, b) => a - b).map((time) => ({ duration_ms: time, n: 1 })),
      ),
    }))
}
