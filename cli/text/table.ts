export type Cell = string | number

/** Sets rows in columns, a line each. Columns of numbers are set to the right, as people compare them. */
export function setTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  toTheRight: readonly number[] = [],
): readonly string[] {
  const lines = [head, ...rows.map((row) => row.map(String))]
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => widthOf(line[column] ?? ''))),
  )
  return lines.map((line) =>
    widths
      .map((width, column) => {
        const cell = line[column] ?? ''
        const space = ' '.repeat(width - widthOf(cell))
        return toTheRight.includes(column) ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Characters as people count them: an accent belongs to its letter. */
function widthOf(text: string): number {
  return Array.from(segmenter.segment(text)).length
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
