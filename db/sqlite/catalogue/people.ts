import type { RequestError } from '../../../shared/contract/errors'
import type { Person } from '../../../shared/contract/workspace'
import { fail, succeed, type Result } from '../../../shared/result'
import type { Role } from '../../../shared/roles'
import type { Act } from '../../store/reviewStore'
import type { Writer } from '../writer'

/** Who works here, and in which role. */
export class PeopleWriter {
  readonly #writer: Writer
  readonly #statements

  constructor(writer: Writer) {
    const { db } = writer
    this.#writer = writer
    this.#statements = {
      list: db.prepare<[], Person>('SELECT id, name, role FROM people ORDER BY id'),
      add: db.prepare<[string, Role, number]>(
        'INSERT OR IGNORE INTO people (name, role, created_at) VALUES (?, ?, ?)',
      ),
    }
  }

  list(): readonly Person[] {
    return this.#statements.list.all()
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
