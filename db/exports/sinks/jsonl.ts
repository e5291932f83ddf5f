import type { Cell, Column } from '../../../shared/exports/columns'
import { HashedFile } from '../hashedFile'
import type { Sink, SinkFacts } from './sink'

/** One JSON object a line, with every column in each. */
export function createJsonlSink({ dir, part, columns }: SinkFacts): Sink {
  const file = new HashedFile(dir, `${part ?? 'data'}.jsonl`)
  const keys = columns.map(
    ({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
  )
  let rows = 0
  return {
    add(row) {
      let line = ''
      for (const [index, column] of columns.entries())
        line += keys[index] + cellToJson(column.cell(row), column.type)
      file.text(`${line}}\n`)
      rows++
    },
    finish: () => [file.finish(rows)],
    abandon: () => file.abandon(),
  }
}

function cellToJson(cell: Cell, type: Column['type']): string {
  if (cell === null) return 'null'
  if (typeof cell === 'object') return cell.json
  if (typeof cell === 'string') return JSON.stringify(cell)
  return type === 'instant' ? `"${new Date(Number(cell)).toISOString()}"` : String(cell)
}
