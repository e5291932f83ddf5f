import type { RequestError } from '../../../shared/contract/errors'
import type { KnownPerson, Person } from '../../../shared/contract/workspace'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Role } from '../../../shared/roles'
import type { Act } from '../../store/reviewStore'
import type { Writer } from '../writer'

interface PersonRow extends Person {
  readonly has_password: 0 | 1
}

/** Who works here, and in which role. */
export class PeopleWriter {
  readonly #writer: Writer
  readonly #statements

  constructor(writer: Writer) {
    const { db } = writer
    this.#writer = writer
    this.#statements = {
      list: db.prepare<[], PersonRow>(
        `SELECT p.id, p.name, p.role, w.person IS NOT NULL AS has_password
         FROM people p LEFT JOIN passwords w ON w.person = p.id ORDER BY p.id`,
      ),
      find: db.prepare<[string], { id: number }>('SELECT id FROM people WHERE name = ?'),
      password: db.prepare<[string], { hash: string }>(
        'SELECT w.hash FROM passwords w JOIN people p ON p.id = w.person WHERE p.name = ?',
      ),
      setPassword: db.prepare<[number, string, number]>(
        'INSERT OR REPLACE INTO passwords (person, hash, set_at) VALUES (?, ?, ?)',
      ),
      dropPassword: db.prepare<[number]>('DELETE FROM passwords WHERE person = ?'),
      add: db.prepare<[string, Role, number]>(
        'INSERT OR IGNORE INTO people (name, role, created_at) VALUES (?, ?, ?)',
      ),
    }
  }

  list(): readonly KnownPerson[] {
    return this.#statements.list
      .all()
      .map(({ id, name, role, has_password: has }) => ({ id, name, role, hasPassword: has === 1 }))
  }

  passwordHash(name: string): string | null {
    return this.#statements.password.get(name)?.hash ?? null
  }

  setPasswordHash(act: Act, name: string, hash: string | null): Result<null, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const person = this.#statements.find.get(name)
      if (!person)
        return fail<RequestError>({
          code: 'not_found',
          path: 'name',
          message: `There is no person called "${name}" in this workspace.`,
        })
      if (hash === null) this.#statements.dropPassword.run(person.id)
      else this.#statements.setPassword.run(person.id, hash, act.at)
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: hash === null ? 'remove password' : 'set password',
        detail: { name },
      })
      return succeed(null)
    })
  }

  add(act: Act, name: string, role: Role): Result<Person, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const { changes, lastInsertRowid } = this.#statements.add.run(name, role, act.at)
      if (changes === 0)
        return fail<RequestError>({
          code: 'conflict',
          path: 'name',
          message: `There is a person called "${name}" already.`,
        })
      this.#writer.audit.append({
        at: act.at,
        actor: act.person,
        account: act.account,
        act: 'add person',
        detail: { name, role },
      })
      return succeed({ id: Number(lastInsertRowid), name, role })
    })
  }
}
