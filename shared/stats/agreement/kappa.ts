import { type Interval, normalInterval } from '../interval'
import { type CountTable, dotProduct, filledCells, sumTable, type TableMargins } from './table'

export interface Kappa {
  readonly value: number | null
  /** Standard error where agreement is not assumed to be chance. */
  readonly se: number | null
  /** Standard error under chance agreement, for testing κ = 0. */
  readonly se0: number | null
  readonly ci95: Interval | null
  /** Observed agreement. */
  readonly po: number | null
  /** Agreement expected by chance from the margins. */
  readonly pe: number | null
}

const UNKNOWN: Kappa = { value: null, se: null, se0: null, ci95: null, po: null, pe: null }

/**
 * Cohen's κ of a q × q table (J. Cohen, 1960), with the standard errors of Fleiss, Cohen & Everitt (1969).
 *
 * Everything is `null` without pairs; all but `po` and `pe` when chance alone would agree always, that is when both
 * sides only ever used one and the same label. The interval is not clipped to [−1, 1].
 */
export function cohenKappa(table: CountTable): Kappa {
  const margins = sumTable(table)
  const { n, agreed, rows, columns } = margins
  if (n === 0) return UNKNOWN
  // Whole numbers as long as possible, so that pe = 1 and κ = 1 come out exactly.
  const byChance = dotProduct(rows, columns)
  const po = agreed / n
  const pe = byChance / (n * n)
  const room = (n * n - byChance) / (n * n)
  if (room === 0) return { ...UNKNOWN, po, pe }
  const value = (n * agreed - byChance) / (n * n - byChance)
  const se = Math.sqrt(Math.max(0, spread(table, margins, value, pe))) / (room * Math.sqrt(n))
  const se0 = Math.sqrt(Math.max(0, chanceSpread(margins, pe))) / (room * Math.sqrt(n))
  return { value, se, se0, ci95: normalInterval(value, se), po, pe }
}

/** The bracket of Fleiss, Cohen & Everitt's (1969) variance for a κ that need not be 0. */
function spread(table: CountTable, margins: TableMargins, kappa: number, pe: number): number {
  const { n, rows, columns } = margins
  let sum = 0
  for (const { row, column, count } of filledCells(table)) {
    // Crosswise: the column share of the person's label, the row share of the model's.
    const shares = ((columns[row] ?? 0) + (rows[column] ?? 0)) / n
    const factor = row === column ? 1 - shares * (1 - kappa) : shares * (1 - kappa)
    sum += count * factor * factor
  }
  return sum / n - (kappa - pe * (1 - kappa)) ** 2
}

/** The same under chance agreement. */
function chanceSpread({ n, rows, columns }: TableMargins, pe: number): number {
  const cubes = rows.reduce((sum, row, index) => {
    const column = columns[index] ?? 0
    return sum + (row / n) * (column / n) * ((row + column) / n)
  }, 0)
  return pe + pe * pe - cubes
}
