import { existsSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { migration0001 } from './0001'
import { migration0002 } from './0002'
import { migration0003 } from './0003'
import { migration0004 } from './0004'
import { migration0005 } from './0005'
import { migration0006 } from './0006'
import { migration0007 } from './0007'
import { migration0008 } from './0008'

/** In order: the first brings an empty database to version 1, and so on. */
const migrations: readonly string[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
]

/** The newest schema that this program knows. */
export const newestVersion = migrations.length

/** The database was written by a later program; nothing was touched. */
export class NewerDatabaseError extends Error {
  constructor(readonly version: number) {
    super(`database version ${version} is newer than ${newestVersion}`)
  }
}

/** The schema's version number, 0 for an empty database. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings a database to the newest schema, each step in one transaction with its number. A copy of
 * one that holds something is made first in `backups`. Throws NewerDatabaseError on a later one.
 */
export function migrate(db: Database.Database, backups: string, upTo = newestVersion): void {
  const found = schemaVersion(db)
  if (found > newestVersion) throw new NewerDatabaseError(found)
  if (found === upTo) return
  if (found > 0) copyBefore(db, backups, found)
  // The lock comes first: two programs may open the same new workspace at the same moment.
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const [index, sql] of migrations.entries()) {
      if (index < schemaVersion(db) || index >= upTo) continue
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    }
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

function copyBefore(db: Database.Database, backups: string, version: number): void {
  for (let number = 1; ; number++) {
    const file = path.join(backups, `before-version-${version + 1}-${number}.db`)
    if (existsSync(file)) continue
    db.prepare('VACUUM INTO ?').run(file)
    return
  }
}
