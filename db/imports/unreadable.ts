import { statSync } from 'node:fs'
import type { RequestError } from '../../shared/contract/errors'

/** Why there is nothing to read, if so. */
export function unreadableFile(file: string): RequestError | null {
  const facts = statSync(file, { throwIfNoEntry: false })
  if (!facts) return { code: 'file_unreadable', message: `There is no file ${file}.` }
  return facts.isFile()
    ? null
    : { code: 'file_unreadable', message: `${file} is a folder, not a file.` }
}
