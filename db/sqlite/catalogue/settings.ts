import type { Store } from '../../store/store'
import { copiedAt } from '../backup'
import { cursorFloor } from '../routing/finals'
import type { Act } from '../../store/reviewStore'
import type { Writer } from '../writer'

/** Choices that belong to the workspace. */
export class Settings {
  readonly #writer: Writer
  readonly #statements

  constructor(writer: Writer) {
    const { db } = writer
    this.#writer = writer
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
}
