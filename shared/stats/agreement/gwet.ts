import { type Interval, normalInterval } from '../interval'
import { type CountTable, filledCells, sumTable } from './table'

export interface GwetAC1 {
  readonly value: number | null
  readonly se: number | null
  readonly ci95: Interval | null
  /** Agreement expected by chance. */
  readonly pe: number | null
}

/**
 * Gwet's AC1 of a q × q table, with its standard error (K. L. Gwet, British Journal of Mathematical and Statistical
 * Psychology 61, 2008).
 *
 * Unlike κ it keeps its sense where one label dominates. `null` without pairs or with fewer than two labels.
 */
export function gwetAC1(table: CountTable): GwetAC1 {
  const { n, agreed, rows, columns } = sumTable(table)
  const others = table.length - 1
  if (n === 0 || others < 1) return { value: null, se: null, ci95: null, pe: null }
  const shares = rows.map((row, index) => (row + (columns[index] ?? 0)) / (2 * n))
  const pe = shares.reduce((sum, share) => sum + share * (1 - share), 0) / others
  const po = agreed / n
  const value = (po - pe) / (1 - pe)

  let diagonal = 0
  let all = 0
  for (const { row, column, count } of filledCells(table)) {
    const p = count / n
    const rest = 1 - ((shares[row] ?? 0) + (shares[column] ?? 0)) / 2
    if (row === column) diagonal += p * rest
    all += p * rest * rest
  }
  const spread =
    po * (1 - po) -
    4 * (1 - value) * (diagonal / others - po * pe) +
    4 * (1 - value) ** 2 * (all / (others * others) - pe * pe)
  const se = Math.sqrt(Math.max(0, spread) / n) / (1 - pe)
  return { value, se, ci95: normalInterval(value, se), pe }
}
