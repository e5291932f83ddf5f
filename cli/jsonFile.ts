import { readFileSync } from 'node:fs'
import type { RequestError } from '../shared/contract/errors'
import { fail, succeed, type Result } from '../shared/result'

/** The JSON in a file, or with 0 on stdin; `file` is how the person named it. */
export function readJson(from: string | 0, file: string): Result<unknown, RequestError> {
  try {
    // Some editors begin a file with a byte order mark, which is no JSON.
    return succeed(JSON.parse(readFileSync(from, 'utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail({ code: 'file_unreadable', message: `${file} could not be read: ${why}` })
  }
}
