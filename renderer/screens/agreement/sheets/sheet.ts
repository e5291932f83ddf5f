export interface Column {
  readonly title: string
  readonly kind: 'text' | 'day' | 'count' | 'share' | 'difference' | 'coefficient' | 'seconds'
}

export type Cell = string | number | null

/** The figures behind a plot: what its table shows and its file holds. */
export interface Sheet {
  /** What it is, for a file's name and a table's. */
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Said below the table on screen. */
  readonly note?: string
}

/** As RFC 4180 has it. Figures keep all their digits; what is undefined stays empty. */
export function sheetToCsv({ columns, rows }: Sheet): string {
  return [columns.map(({ title }) => title), ...rows]
    .map((row) => `${row.map(cellToCsv).join(',')}\r\n`)
    .join('')
}

function cellToCsv(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const inert = defuse(cell)
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** A spreadsheet runs text that begins like a formula; an apostrophe before it keeps it text. */
function defuse(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
}
