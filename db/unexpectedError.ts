import type { RequestError } from '../shared/contract/errors'

/** What a throw is told as: the disk and the database have troubles that a person can end, the rest is a bug. */
export function unexpectedError(error: unknown, name: string): RequestError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return {
      code: 'busy',
      message: 'The disk is full. Nothing was stored; make room and try again.',
    }
  if (code.startsWith('SQLITE_BUSY'))
    return {
      code: 'busy',
      message: 'Another program kept the database locked. Nothing was stored; try again.',
    }
  if (code.startsWith('SQLITE_CORRUPT'))
    return {
      code: 'damaged_database',
      message: 'The database file is damaged. Run verify, and restore a backup where it says so.',
    }
  console.error(`${name} failed`, error)
  return {
    code: 'internal',
    message: `Something went wrong inside (${error instanceof Error ? error.message : String(error)}). Nothing was stored.`,
  }
}
