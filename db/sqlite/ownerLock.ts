import Database from 'better-sqlite3'

/**
 * Held by the one process that watches the inbox and writes the outbox. The operating system lets go
 * of it when the process ends, however it ends, so no stale lock is ever in the way.
 */
export class OwnerLock {
  readonly #db: Database.Database

  private constructor(db: Database.Database) {
    this.#db = db
  }

  /** Null where another process holds it. */
  static take(file: string): OwnerLock | null {
    const db = new Database(file, { timeout: 0 })
    try {
      db.pragma('journal_mode = DELETE')
      db.exec('BEGIN EXCLUSIVE')
      return new OwnerLock(db)
    } catch (error) {
      db.close()
      if (isLocked(error)) return null
      throw error
    }
  }

  release(): void {
    this.#db.close()
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
