import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'
import type { RowReader } from './row'

/** A row's number is that in a spreadsheet: the head is row 1. */
export async function* readCsv(file: string): RowReader {
  const delimiter = await guessDelimiter(file)
  const parser = createReadStream(file).pipe(
    parse({ bom: true, columns: true, delimiter, relax_column_count: true }),
  )
  let row = 1
  try {
    for await (const record of parser) {
      row++
      const value = emptyToNull(record)
      if (Object.values(value).some((cell) => cell !== null)) yield { row, value }
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    yield { row: row + 1, problem: `the table cannot be read on from here: ${why}` }
  }
}

/** The comma, the semicolon that some spreadsheets write, or the tab: whichever the head has most of. */
async function guessDelimiter(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const [head = ''] = buffer.subarray(0, bytesRead).toString('utf8').split(/\r?\n/, 1)
    const count = (mark: string) => head.split(mark).length
    return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
  } finally {
    await handle.close()
  }
}

/** What our own exports defused is as it was again. */
const defused = /^'(?=[=+\-@\t\r\n＝＋－＠])/u

function emptyToNull(record: object): Record<string, string | null> {
  const isOurs = 'route_reason' in record && 'value_from' in record
  return Object.fromEntries(
    Object.entries(record).map(([key, cell]) => {
      const text = String(cell)
      if (text === '') return [key, null]
      return [key, isOurs ? text.replace(defused, '') : text]
    }),
  )
}
