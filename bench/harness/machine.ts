import Database from 'better-sqlite3'
import os from 'node:os'

/** What the figures were measured on, without saying whose machine it is. */
export function describeMachine(): string {
  const db = new Database(':memory:')
  const sqlite = String(db.prepare('SELECT sqlite_version()').pluck().get())
  db.close()
  const cores = os.availableParallelism()
  return `${cores} cores, ${systems[process.platform] ?? process.platform} ${process.arch}, Node ${process.versions.node}, SQLite ${sqlite}`
}

const systems: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
}
