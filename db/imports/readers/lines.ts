import { createReadStream } from 'node:fs'
import type { RowReader } from './row'

/** JSON lines; a row's number is that of its line. */
export async function* readJsonLines(file: string): RowReader {
  let row = 0
  for await (const line of linesOf(file)) {
    row++
    if (line.trim() === '') continue
    try {
      yield { row, value: JSON.parse(line) }
    } catch {
      yield { row, problem: 'the line is not JSON' }
    }
  }
}

/** Only line feeds end a line: other breaks may stand inside JSON. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
