import { stringify } from 'csv-stringify/sync'
import type { Cell, Column } from '../../../shared/exports/columns'
import { HashedFile } from '../hashedFile'
import type { Sink, SinkFacts } from './sink'

const rowsAtOnce = 500

/** CSV in UTF-8. What a spreadsheet would take for a formula begins with an apostrophe. */
export function createCsvSink({ dir, part, columns }: SinkFacts): Sink {
  const file = new HashedFile(dir, `${part ?? 'data'}.csv`)
  let waiting: (string | number | null)[][] = [columns.map(({ name }) => name)]
  let rows = 0

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
  if (type === 'instant') return new Date(Number(cell)).toISOString()
  // The library defuses all but this one, which some programs skip before they look for a formula.
  return typeof cell === 'string' && cell.startsWith('\n') ? `'${cell}` : cell
}
