import type Database from 'better-sqlite3'
import { migrate, NewerDatabaseError, newestVersion } from '../migrations/migrate'
import type { RequestError } from '../../shared/contract/errors'
import { fail, succeed, type Result } from '../../shared/result'
import type { Store } from '../store/store'
import type { WorkspaceFolder } from '../workspace/folder'
import { openWriter } from './open'
import { createSqliteStore, initialiseWorkspace, isInitialised } from './sqliteStore'

/** Opens the database of a workspace, makes or migrates it where needed, and says plainly why not. */
export function openSqliteWorkspace(
  folder: WorkspaceFolder,
  facts: { readonly account: string; readonly timeZone: string; readonly now: () => number },
): Result<Store, RequestError> {
  let db: Database.Database | undefined
  try {
    db = openWriter(folder.database)
    migrate(db, folder.backups)
    if (!isInitialised(db)) initialiseWorkspace(db, { ...facts, at: facts.now() })
    return succeed(createSqliteStore(db, facts.now))
  } catch (error) {
    db?.close()
    return fail(openingError(error, folder))
  }
}

function openingError(error: unknown, folder: WorkspaceFolder): RequestError {
  if (error instanceof NewerDatabaseError)
    return {
      code: 'newer_database',
      message: `The workspace in ${folder.dir} was written by a later Understudy (its database has version ${error.version}, this program knows ${newestVersion}). Update Understudy to open it; nothing was changed.`,
    }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return {
      code: 'damaged_database',
      message: `${folder.database} is damaged or no Understudy database. Restore it from a copy such as those in ${folder.backups}; nothing was changed.`,
    }
  if (code.startsWith('SQLITE_BUSY'))
    return {
      code: 'busy',
      message: `Another program keeps ${folder.database} locked. Close it and open the workspace again.`,
    }
  return {
    code: 'file_unreadable',
    message: `The workspace in ${folder.dir} could not be opened: ${error instanceof Error ? error.message : String(error)}`,
  }
}
