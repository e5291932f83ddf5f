import type { ReadFailure } from '../ingest/parseProtocol'
import { MachineTrouble } from './oversize'

const fileFaults: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'The file is not there.',
  EACCES: 'The file may not be read: give this account the right to read it.',
  EPERM: 'The file may not be read: give this account the right to read it.',
  EISDIR: 'This is a folder, not a file.',
  EIO: 'The disk could not read the file.',
  Z_DATA_ERROR:
    'The file is damaged or not gzip: make it again. What came before the damage was read.',
  Z_BUF_ERROR: 'The file ends in the middle: make it again. What it holds was read.',
}

/** Says why reading stopped, and whether the file is to blame: then trying again does not help. */
export function describeFailure(error: unknown): ReadFailure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof MachineTrouble) return { blame: 'machine', message }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = fileFaults[code]
  if (words !== undefined) return { blame: 'file', message: words }
  return { blame: 'machine', message: `The file could not be read: ${message}` }
}
