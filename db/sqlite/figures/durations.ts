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
