import type { TaskEntry } from '../catalogue/catalogue'

/** A count of pairs by the codes of two labels: people in rows, the model in columns. */
export interface Cell {
  readonly row: number
  readonly column: number
  readonly n: number
}

/** The task's labels in its order, then those it once had. */
export function labelCodes(task: TaskEntry): readonly number[] {
  const now = task.task.labels.flatMap((label) => task.codeByLabel.get(label.id) ?? [])
  const before = [...task.labelByCode.keys()].filter((code) => !now.includes(code))
  return [...now, ...before]
}

/** All pairs, and those on the diagonal. */
export function sumCells(cells: readonly Cell[]): { n: number; agreed: number } {
  let n = 0
  let agreed = 0
  for (const cell of cells) {
    n += cell.n
    if (cell.row === cell.column) agreed += cell.n
  }
  return { n, agreed }
}

/** Counts with a row and a column for each label, in the order of `codes`. */
export function cellsToTable(codes: readonly number[], cells: readonly Cell[]): number[][] {
  const place = new Map(codes.map((code, index) => [code, index]))
  const table = codes.map(() => codes.map(() => 0))
  for (const { row, column, n } of cells) {
    const counts = table[place.get(row) ?? -1]
    const index = place.get(column)
    if (counts && index !== undefined) counts[index] = n
  }
  return table
}
