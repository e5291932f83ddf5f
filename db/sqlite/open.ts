import type Database from 'better-sqlite3'
import { SteadyDatabase } from './steadyDatabase'

/**
 * Opens the one writing connection. Everything here is a property of the connection, not of the
 * file, so it has to be set at every open; `synchronous` above all.
 */
export function openWriter(file: string): Database.Database {
  const db = new SteadyDatabase(file, { timeout: 10_000 })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // Short stalls matter more than few of them: at 4,000 pages the worst is about 20 ms.
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('journal_size_limit = 67108864')
  db.pragma('cache_size = -65536')
  db.pragma('temp_store = MEMORY')
  return db
}

/** Opens a connection that cannot write; it sees the state of its last statement's begin. */
export function openReader(file: string): Database.Database {
  const db = new SteadyDatabase(file, { readonly: true, timeout: 10_000 })
  db.pragma('query_only = ON')
  db.pragma('cache_size = -32768')
  db.pragma('temp_store = MEMORY')
  return db
}
