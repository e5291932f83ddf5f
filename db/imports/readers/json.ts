import { createReadStream } from 'node:fs'
import { JsonCutter } from './jsonCutter'
import type { RowReader } from './row'

/** The objects of a JSON file: a list of them, a single one, or one after the other. */
export async function* readJsonObjects(file: string): RowReader {
  const cutter = new JsonCutter()
  let row = 0
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    for (const text of cutter.push(String(chunk))) {
      row++
      try {
        yield { row, value: JSON.parse(text) }
      } catch {
        yield { row, problem: 'the entry is not JSON' }
      }
    }
    if (cutter.isStray) {
      yield { row: row + 1, problem: 'the file is no list of JSON objects' }
      return
    }
  }
  if (cutter.isCut) yield { row: row + 1, problem: 'the file ends in the middle of an entry' }
}
