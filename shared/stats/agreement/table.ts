/**
 * Counts of pairs for q labels in the task's order: rows what people said, columns what the model said.
 * A label nobody used has its row and column of zeros.
 */
export type CountTable = readonly (readonly number[])[]

export interface TableMargins {
  /** Pairs in the table. */
  readonly n: number
  /** Pairs on the diagonal. */
  readonly agreed: number
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

export interface TableCell {
  readonly row: number
  readonly column: number
  readonly count: number
}

/** Row sums, column sums, diagonal and total of a table. */
export function sumTable(table: CountTable): TableMargins {
  const rows = table.map(() => 0)
  const columns = table.map(() => 0)
  let agreed = 0
  for (const { row, column, count } of filledCells(table)) {
    rows[row] = (rows[row] ?? 0) + count
    columns[column] = (columns[column] ?? 0) + count
    if (row === column) agreed += count
  }
  return { n: rows.reduce((sum, count) => sum + count, 0), agreed, rows, columns }
}

/** The cells that hold at least one pair; empty ones add nothing to any figure. */
export function filledCells(table: CountTable): readonly TableCell[] {
  return table.flatMap((counts, row) =>
    counts.flatMap((count, column) => (count > 0 ? [{ row, column, count }] : [])),
  )
}

/** Σ aᵢbᵢ of two lists of one length. */
export function dotProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
}
