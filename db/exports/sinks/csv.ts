import { stringify } from 'csv-stringify/sync'
import type { Cell, Column } from '../../../shared/exports/columns'
import { instantOf } from '../../../shared/exports/instants'
import { HashedFile } from '../files/hashedFile'
import type { Sink, SinkFacts } from './sink'

/** The library is called for some rows at once, as a call costs more than a row. */
const rowsAtOnce = 500

/** CSV in UTF-8. What a spreadsheet would take for a formula begins with an apostrophe. */
export function createCsvSink({ dir, part, columns, kept }: SinkFacts): Sink {
  const state = kept.at(-1)
  const file = new HashedFile(dir, `${part ?? 'data'}.csv`, state?.file)
  let rows = state?.rows ?? 0
  let waiting: (string | number | null)[][] = state ? [] : [columns.map(({ name }) => name)]

  function flush(): void {
    file.text(stringify(waiting, { escape_formulas: true }))
    waiting = []
  }

  return {
    add(row) {
      waiting.push(columns.map((column) => cellToCsv(column.cell(row), column.type)))
      rows++
      if (waiting.length >= rowsAtOnce) flush()
    },
    get bytes() {
      return file.bytes
    },
    endPiece(syncs) {
      flush()
      return { file: file.mark(syncs), rows, more: null }
    },
    finish() {
      flush()
      return [file.finish(rows)]
    },
    abandon: () => file.abandon(),
  }
}

function cellToCsv(cell: Cell, type: Column['type']): string | number | null {
  if (cell === null) return null
  if (typeof cell === 'object') return cell.json
  if (typeof cell === 'boolean') return String(cell)
  if (type === 'instant') return instantOf(Number(cell))
  // The library defuses all but this one, which some programs skip before they look for a formula.
  return typeof cell === 'string' && cell.startsWith('\n') ? `'${cell}` : cell
}
