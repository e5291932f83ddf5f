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

  /** Null where another process holds it and does not let go within `waitMs`. */
  static take(file: string, waitMs: number): OwnerLock | null {
    const db = new Database(file, { timeout: waitMs })
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

  /** True where some process holds it. Looking takes it for a moment, so whoever wants it waits a little. */
  static isTaken(file: string): boolean {
    const lock = OwnerLock.take(file, 0)
    lock?.release()
    return lock === null
  }

  release(): void {
    this.#db.close()
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
