import { type CountTable, sumTable } from './table'

/**
 * Krippendorff's α for labels without order, from units of any number of values (K. Krippendorff, Content Analysis,
 * the coincidence form).
 *
 * A unit with fewer than two values says nothing about agreement and is left out. `null` when nothing is left, or when
 * every value is the same, as there is then no disagreement to expect.
 */
export function krippendorffAlpha(units: Iterable<readonly string[]>): number | null {
  const totals = new Map<string, number>()
  let matching = 0
  for (const unit of units) {
    if (unit.length < 2) continue
    for (const [value, count] of countValues(unit)) {
      totals.set(value, (totals.get(value) ?? 0) + count)
      matching += (count * (count - 1)) / (unit.length - 1)
    }
  }
  return alphaOf([...totals.values()], matching)
}

/** The same for units of exactly two values, given as a q × q table of counts. */
export function krippendorffAlphaOfTable(table: CountTable): number | null {
  const { agreed, rows, columns } = sumTable(table)
  const totals = rows.map((row, index) => row + (columns[index] ?? 0))
  return alphaOf(totals, 2 * agreed)
}

function alphaOf(totals: readonly number[], matching: number): number | null {
  const all = totals.reduce((sum, total) => sum + total, 0)
  const expected = all * all - totals.reduce((sum, total) => sum + total * total, 0)
  if (expected === 0) return null
  return 1 - ((all - 1) * (all - matching)) / expected
}

function countValues(unit: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
