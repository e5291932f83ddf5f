import type Database from 'better-sqlite3'
import type { Store } from '../../store/store'
import { copiedAt } from '../backup'
import { cursorFloor } from '../routing/finals'
import type { Act } from '../../store/reviewStore'
import { mustFind } from '../rows'
import type { Writer } from '../writer'

/** Choices that belong to the workspace. */
export class Settings {
  readonly #writer: Writer
  readonly #recount: () => void
  readonly #statements

  /** `recount` counts all figures anew, inside the transaction. */
  constructor(writer: Writer, recount: () => void) {
    const { db } = writer
    this.#writer = writer
    this.#recount = recount
    this.#statements = {
      get: db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?'),
      remove: db.prepare<[string]>('DELETE FROM settings WHERE name = ?'),
      set: db.prepare<[string, string]>(
        `INSERT INTO settings (name, value) VALUES (?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      ),
    }
  }

  read(name: string): string | null {
    return this.#statements.get.get(name)?.value ?? null
  }

  /** See Store.noteRestored. */
  noteRestored(...[act, copy]: Parameters<Store['noteRestored']>): void {
    this.#writer.transaction(() => {
      this.#statements.set.run(cursorFloor, String(copy.floor))
      this.#statements.remove.run(copiedAt)
      this.#writer.audit.append({
        at: act.at,
        actor: act.account,
        account: act.account,
        act: 'restore backup',
        detail: { file: copy.file, madeAt: copy.madeAt },
      })
    })
  }

  change(act: Act, name: string, value: string): void {
    this.#writer.once(act.requestId, act.at, () => {
      this.#statements.set.run(name, value)
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'change setting',
        detail: { name, value },
      })
      return null
    })
  }

  setTimeZone(act: Act, timeZone: string): null {
    return this.#writer.once(act.requestId, act.at, () => {
      const before = this.#statements.get.get(zone)?.value
      if (before === timeZone) return null
      this.#statements.set.run(zone, timeZone)
      this.#writer.days.use(timeZone)
      this.#recount()
      this.#writer.log(act, 'change setting', { name: zone, before, value: timeZone })
      return null
    })
  }
}

const zone = 'time_zone'

/** The zone in which the workspace's days begin. */
export function readTimeZone(db: Database.Database): string {
  const sql = 'SELECT value FROM settings WHERE name = ?'
  return mustFind(db.prepare<[string], { value: string }>(sql).get(zone), 'time zone').value
}
