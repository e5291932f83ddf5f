import type Database from 'better-sqlite3'
import { eventKey } from './eventKeys'

/** Remembers every event's id and content, so that one delivered twice is stored once. */
export class KnownEvents {
  readonly #add
  readonly #find
  readonly #drop

  constructor(db: Database.Database) {
    this.#add = db.prepare<[Buffer, Uint8Array]>(
      'INSERT OR IGNORE INTO events (id, digest) VALUES (?, ?)',
    )
    this.#find = db.prepare<[Buffer], { digest: Buffer }>('SELECT digest FROM events WHERE id = ?')
    this.#drop = db.prepare<[Buffer]>('DELETE FROM events WHERE id = ?')
  }

  /** `new` where it was not known; it then is, and `forget` takes that back. */
  remember(id: string, digest: Uint8Array): 'new' | 'same' | 'other' {
    const key = eventKey(id)
    if (this.#add.run(key, digest).changes === 1) return 'new'
    return this.#find.get(key)?.digest.equals(digest) ? 'same' : 'other'
  }

  forget(id: string): void {
    this.#drop.run(eventKey(id))
  }
}
