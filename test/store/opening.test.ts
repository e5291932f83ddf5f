import Database from 'better-sqlite3'
import { readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrate, newestVersion, schemaVersion } from '../../db/migrations/migrate'
import { openWriter } from '../../db/sqlite/open'
import { openSqliteWorkspace } from '../../db/sqlite/openWorkspace'
import { OwnerLock } from '../../db/sqlite/ownerLock'
import { morning } from '../make/events'
import { makeFolder, valueOf } from '../make/workspace'

const facts = { account: 'tester', timeZone: 'UTC', now: () => morning }

describe('opening a workspace', () => {
  it('makes the newest schema, with every write synced', async () => {
    const folder = makeFolder()
    const db = openWriter(folder.database)
    migrate(db, folder.backups)
    expect(schemaVersion(db)).toBe(newestVersion)
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    db.close()
  })

  it('finds everything again', async () => {
    const folder = makeFolder()
    const first = valueOf(openSqliteWorkspace(folder, facts))
    await first.close()
    const second = valueOf(openSqliteWorkspace(folder, { ...facts, account: 'somebody else' }))
    expect(await second.people()).toMatchObject([{ name: 'tester', role: 'lead' }])
    expect(await second.workspace()).toEqual({ timeZone: 'UTC', createdAt: morning })
    await second.close()
  })

  it('refuses a database of a later program, and leaves it alone', () => {
    const folder = makeFolder()
    const db = new Database(folder.database)
    db.pragma('user_version = 999')
    db.close()
    expect(openSqliteWorkspace(folder, facts)).toMatchObject({
      ok: false,
      error: { code: 'newer_database', message: expect.stringContaining('999') },
    })
    const again = new Database(folder.database)
    expect(schemaVersion(again)).toBe(999)
    again.close()
  })

  it('says that a file is no database', () => {
    const folder = makeFolder()
    writeFileSync(
      folder.database,
      'this is no database, and long enough to be looked at '.repeat(40),
    )
    expect(openSqliteWorkspace(folder, facts)).toMatchObject({
      ok: false,
      error: { code: 'damaged_database' },
    })
    expect(readdirSync(folder.backups)).toEqual([])
  })

  it('lets one process at a time own the inbox', () => {
    const folder = makeFolder()
    const lock = OwnerLock.take(folder.lock, 0)
    expect(lock).not.toBeNull()
    expect(OwnerLock.take(folder.lock, 0)).toBeNull()
    lock?.release()
    const next = OwnerLock.take(folder.lock, 0)
    expect(next).not.toBeNull()
    next?.release()
  })
})
