import type { ReviewerPace } from '../../../shared/stats/reportCounts'

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

/** Independent decisions of each person as they grow, and how long they took where that was told. */
export class PaceSums {
  readonly #people = new Map<number, { n: number; times: Map<number, number> }>()

  add(decider: number, durationMs: number | null): void {
    const known = this.#people.get(decider)
    const person = known ?? { n: 0, times: new Map<number, number>() }
    if (!known) this.#people.set(decider, person)
    person.n += 1
    if (durationMs !== null) person.times.set(durationMs, (person.times.get(durationMs) ?? 0) + 1)
  }

  /** In the order of names. */
  rows(names: ReadonlyMap<number, string>): readonly ReviewerPace[] {
    return [...this.#people]
      .map(([decider, { n, times }]) => ({
        name: names.get(decider) ?? String(decider),
        n,
        medianSeconds: medianSeconds(
          [...times]
            .map(([time, count]) => ({ duration_ms: time, n: count }))
            .toSorted((a, b) => a.duration_ms - b.duration_ms),
        ),
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }
}
