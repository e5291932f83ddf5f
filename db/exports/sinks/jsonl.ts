import type { Cell, Column } from '../../../shared/exports/columns'
import { instantOf } from '../../../shared/exports/instants'
import { HashedFile } from '../files/hashedFile'
import type { Sink, SinkFacts } from './sink'

/** One JSON object a line, with every column in each. */
export function createJsonlSink({ dir, part, columns, kept }: SinkFacts): Sink {
  const state = kept.at(-1)
  const file = new HashedFile(dir, `${part ?? 'data'}.jsonl`, state?.file)
  const cells = columns.map((column, index) => ({
    key: `${index === 0 ? '{' : ','}${JSON.stringify(column.name)}:`,
    toJson: jsonOf(column),
  }))
  let rows = state?.rows ?? 0
  return {
    add(row) {
      let line = ''
      for (const { key, toJson } of cells) line += key + toJson(row)
      file.text(`${line}}\n`)
      rows++
    },
    get bytes() {
      return file.bytes
    },
    endPiece: (syncs) => ({ file: file.mark(syncs), rows, more: null }),
    finish: () => [file.finish(rows)],
    abandon: () => file.abandon(),
  }
}

type ToJson = (row: Parameters<Column['cell']>[0]) => string

/** One function a column, which is asked a million times what kind of column it is otherwise. */
function jsonOf({ cell, type }: Column): ToJson {
  switch (type) {
    case 'instant':
      return (row) => {
        const at = cell(row)
        return at === null ? 'null' : `"${instantOf(Number(at))}"`
      }
    case 'text':
    case 'json':
    case 'number':
    case 'integer':
    case 'boolean':
      return (row) => cellToJson(cell(row))
  }
}

function cellToJson(cell: Cell): string {
  if (cell === null) return 'null'
  if (typeof cell === 'object') return cell.json
  return typeof cell === 'string' ? JSON.stringify(cell) : String(cell)
}
