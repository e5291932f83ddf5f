import type { Cell, Column } from '../../../shared/exports/columns'
import { instantOf } from '../../../shared/exports/instants'
import { HashedFile } from '../files/hashedFile'
import type { Sink, SinkFacts } from './sink'

/** CSV in UTF-8. What a spreadsheet would take for a formula begins with an apostrophe. */
export function createCsvSink({ dir, part, columns, kept }: SinkFacts): Sink {
  const state = kept.at(-1)
  const file = new HashedFile(dir, `${part ?? 'data'}.csv`, state?.file)
  let rows = state?.rows ?? 0
  if (!state) file.text(`${columns.map(({ name }) => name).join(',')}\n`)

  return {
    add(row) {
      let line = ''
      for (const [index, column] of columns.entries()) {
        const cell = cellToCsv(column.cell(row), column.type)
        line += index === 0 ? cell : `,${cell}`
      }
      file.text(`${line}\n`)
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

function cellToCsv(cell: Cell, type: Column['type']): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return textToCsv(cell.json)
  if (typeof cell === 'string') return textToCsv(cell)
  return type === 'instant' ? instantOf(Number(cell)) : String(cell)
}

/**
 * What some spreadsheet carries out: text that begins with one of these signs or their wide forms, or with white space
 * that it skips before it looks. Numbers are no text: a minus before one does nothing.
 */
const isFormula = /^[=+\-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u
const needsQuotes = /[",\n\r]/

function textToCsv(text: string): string {
  const inert = isFormula.test(text) ? `'${text}` : text
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
