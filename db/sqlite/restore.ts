import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { RequestError } from '../../shared/contract/errors'
import { fail, succeed, type Result } from '../../shared/result'
import { newestVersion, schemaVersion } from '../migrations/migrate'
import type { WorkspaceFolder } from '../workspace/folder'
import { copiedAt } from './backup'
import { openSqliteWorkspace } from './openWorkspace'
import { OwnerLock } from './ownerLock'
import { cursorFloor } from './routing/finals'

export interface RestoreFacts {
  readonly account: string
  readonly now: () => number
  /** The last cursor that producers may have seen, as far as the files tell. */
  readonly lastCursorSeen: number
}

/** Others hold the lock for a moment when they look at it. */
const lockWaitMs = 1000

/**
 * Puts a copy in the place of the workspace's database, which is kept in `backups`. At any moment
 * there is the old database or the new one; nobody else may have the workspace open.
 */
export async function restoreDatabase(
  folder: WorkspaceFolder,
  file: string,
  facts: RestoreFacts,
): Promise<Result<{ readonly madeAt: number | null; readonly kept: string | null }, RequestError>> {
  const lock = OwnerLock.take(folder.lock, lockWaitMs)
  if (!lock) return fail(inUse(folder))
  const draft = `${folder.database}.restoring`
  try {
    const there = settle(folder)
    if (!there.ok) return there
    removeDatabase(draft)
    const copied = copyChecked(file, draft)
    if (!copied.ok) return copied
    const opened = openSqliteWorkspace(
      { ...folder, database: draft },
      { account: facts.account, timeZone: 'UTC', now: facts.now },
    )
    if (!opened.ok) return opened
    const floor = Math.max(facts.lastCursorSeen, there.value.lastCursor)
    await opened.value.noteRestored(
      { account: facts.account, at: facts.now() },
      { file: path.basename(file), ...copied.value, floor },
    )
    await opened.value.close()
    const kept = existsSync(folder.database) ? keep(folder) : null
    renameSync(draft, folder.database)
    return succeed({ ...copied.value, kept })
  } finally {
    removeDatabase(draft)
    lock.release()
  }
}

/**
 * Makes one file of the database that is there, which only succeeds where nobody else has it open;
 * and how far producers were told. One that is damaged is the very reason for putting a copy back.
 */
function settle(folder: WorkspaceFolder): Result<{ readonly lastCursor: number }, RequestError> {
  if (!existsSync(folder.database)) return succeed({ lastCursor: 0 })
  let db: Database.Database | undefined
  try {
    db = new Database(folder.database, { timeout: 0 })
    db.pragma('journal_mode = DELETE')
    const last = db
      .prepare<[string], { cursor: number }>(
        `SELECT max(coalesce((SELECT max(cursor) FROM final_decisions), 0),
           coalesce((SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?), 0)) AS cursor`,
      )
      .get(cursorFloor)
    return succeed({ lastCursor: last?.cursor ?? 0 })
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : ''
    return code.startsWith('SQLITE_BUSY') ? fail(inUse(folder)) : succeed({ lastCursor: 0 })
  } finally {
    db?.close()
  }
}

function inUse({ dir }: WorkspaceFolder): RequestError {
  return {
    code: 'conflict',
    path: 'dir',
    message: `${dir} is in use. Close Understudy and end \`serve\` and other commands on it, then restore again; nothing was changed.`,
  }
}

/** Copies a database that is whole, ours and not from a later program, with what its journal still holds. */
function copyChecked(
  file: string,
  draft: string,
): Result<{ readonly madeAt: number | null }, RequestError> {
  const refuse = (why: string) =>
    fail<RequestError>({
      code: 'file_unreadable',
      path: 'file',
      message: `${file} ${why}. Choose another copy; nothing was changed.`,
    })
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    const version = schemaVersion(db)
    if (version > newestVersion)
      return refuse(`was made by a later Understudy (version ${version} of the database)`)
    if (version === 0) return refuse('holds no workspace')
    const read = db.prepare<[string], { value: string }>(
      'SELECT value FROM settings WHERE name = ?',
    )
    const found = db.pragma('integrity_check(1)', { simple: true })
    if (found !== 'ok') return refuse(`is damaged (${String(found)})`)
    db.prepare('VACUUM INTO ?').run(draft)
    const moment = read.get(copiedAt)
    return succeed({ madeAt: moment ? Number(moment.value) : null })
  } catch (error) {
    return refuse(
      `cannot be read as a copy of a workspace (${error instanceof Error ? error.message : String(error)})`,
    )
  } finally {
    db?.close()
  }
}

/** Leaves the old database where it is under its name, too, so that there is always one. */
function keep({ database, backups }: WorkspaceFolder): string {
  for (let number = 1; ; number++) {
    const kept = path.join(backups, `before-restore-${number}.db`)
    if (existsSync(kept)) continue
    // Only one that could not be settled still has these; beside another database they would damage it.
    for (const end of ['-wal', '-shm'])
      if (existsSync(`${database}${end}`)) renameSync(`${database}${end}`, `${kept}${end}`)
    linkSync(database, kept)
    return kept
  }
}

function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}
