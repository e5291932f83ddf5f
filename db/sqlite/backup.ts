import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { RequestError } from '../../shared/contract/errors'
import type { BackupMade } from '../../shared/contract/workspace'
import { fail, succeed, type Result } from '../../shared/result'
import type { JobHooks } from '../workerJobs'
import { syncFolder } from '../workspace/syncFolder'
import { openReader } from './open'

/** About 4 MB: far below the time in which anybody would miss an answer to a cancel. */
const pagesAtOnce = 1000

/** The setting by which a copy says of which moment it is. */
export const copiedAt = 'copied_at'

/**
 * Copies the database as it is now into a new file, while others go on writing. The file is whole or
 * not there: it is checked and synced under another name first.
 */
export async function backUp(
  database: string,
  file: string,
  at: number,
  hooks: Pick<JobHooks, 'onProgress' | 'isCancelled'>,
): Promise<Result<BackupMade, RequestError>> {
  if (existsSync(file))
    return fail({
      code: 'conflict',
      path: 'file',
      message: `${file} is there already. Name a new file; nothing was changed.`,
    })
  const draft = `${file}.part`
  await rm(draft, { force: true })
  try {
    if (!(await copyPages(database, draft, hooks)))
      return fail({ code: 'cancelled', message: 'Cancelled; no copy was left behind.' })
    finishCopy(draft, at)
    const bytes = await syncFile(draft)
    await rename(draft, file)
    await syncFolder(path.dirname(file))
    return succeed({ file, bytes })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return fail({
      code: 'file_unreadable',
      path: 'file',
      message: `${file} could not be written: ${message}. Choose a folder that can be written and has room.`,
    })
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${draft}${end}`, { force: true })
  }
}

/** False where it was cancelled. */
async function copyPages(
  database: string,
  draft: string,
  { onProgress, isCancelled }: Pick<JobHooks, 'onProgress' | 'isCancelled'>,
): Promise<boolean> {
  const db = openReader(database)
  try {
    // One read transaction around it all: without it, every write of others would start the copy anew.
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM settings').get()
    const pageBytes = Number(db.pragma('page_size', { simple: true }))
    await db.backup(draft, {
      progress: ({ totalPages, remainingPages }) => {
        if (isCancelled()) throw new Cancelled()
        const done = (totalPages - remainingPages) * pageBytes
        onProgress({ done, total: totalPages * pageBytes, unit: 'bytes' })
        return pagesAtOnce
      },
    })
    return true
  } catch (error) {
    if (error instanceof Cancelled) return false
    throw error
  } finally {
    db.close()
  }
}

class Cancelled extends Error {}

/** One file that stands for itself, says its moment, and is found to be whole. */
function finishCopy(draft: string, at: number): void {
  const db = new Database(draft)
  try {
    db.pragma('journal_mode = DELETE')
    db.prepare<[string, string]>('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(
      copiedAt,
      String(at),
    )
    const found = db.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') throw new Error(`the copy is damaged (${String(found)})`)
  } finally {
    db.close()
  }
}

/** On disk from here on; how many bytes. */
async function syncFile(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}
