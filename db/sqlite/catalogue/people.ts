import type Database from 'better-sqlite3'
import type { RequestError } from '../../../shared/contract/errors'
import type { KnownPerson, Person, PersonAtWork } from '../../../shared/contract/workspace'
import { fail, succeed, type Result } from '../../../shared/result'
import { keepsALead, type Role } from '../../../shared/roles'
import type { Act } from '../../store/reviewStore'
import type { Writer } from '../writer'

interface PersonRow extends Person {
  readonly hash: string | null
}

interface AtWorkRow extends PersonRow {
  readonly decisions: number
  readonly lastActAt: number | null
}

/** Stands where a hash would, as in a system's list of passwords: nothing that is typed leads to it. */
const locked = '!'

/** Who works here, and in which role. */
export class PeopleWriter {
  readonly #writer: Writer
  readonly #statements

  constructor(writer: Writer) {
    this.#writer = writer
    this.#statements = prepareStatements(writer.db)
  }

  list(): readonly KnownPerson[] {
    return this.#statements.list.all().map(rowToPerson)
  }

  atWork(): readonly PersonAtWork[] {
    return this.#statements.atWork.all().map((row) => {
      const { decisions, lastActAt } = row
      return { ...rowToPerson(row), decisions, lastActAt }
    })
  }

  roleOf(name: string): Role | null {
    return this.#statements.role.get(name)?.role ?? null
  }

  passwordHash(name: string): string | null {
    return this.#statements.password.get(name)?.hash ?? null
  }

  setPasswordHash(act: Act, name: string, hash: string | null): Result<null, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const person = this.#find(name)
      if (!person) return fail(nobody(name))
      if (person.hasLeft) return fail(hasLeftAlready(name))
      if (hash === null) this.#statements.dropPassword.run(person.id)
      else this.#statements.setPassword.run(person.id, hash, act.at)
      this.#writer.log(act, hash === null ? 'remove password' : 'set password', { name })
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
      this.#writer.log(act, 'add person', { name, role })
      return succeed({ id: Number(lastInsertRowid), name, role })
    })
  }

  setRole(act: Act, name: string, role: Role, reason: string): Result<null, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const person = this.#find(name)
      if (!person) return fail(nobody(name))
      if (person.hasLeft) return fail(hasLeftAlready(name))
      if (person.role === role) return succeed(null)
      if (!keepsALead(this.list(), name, role)) return fail(lastLead(name))
      this.#statements.setRole.run(role, person.id)
      this.#writer.log(act, 'change role', { name, before: person.role, after: role, reason })
      return succeed(null)
    })
  }

  setLeft(act: Act, name: string, hasLeft: boolean, reason: string): Result<null, RequestError> {
    return this.#writer.once(act.requestId, act.at, () => {
      const person = this.#find(name)
      if (!person) return fail(nobody(name))
      if (person.hasLeft === hasLeft) return succeed(null)
      if (hasLeft && !keepsALead(this.list(), name, null)) return fail(lastLead(name))
      if (hasLeft) this.#statements.setPassword.run(person.id, locked, act.at)
      else this.#statements.dropPassword.run(person.id)
      this.#writer.log(act, hasLeft ? 'leave' : 'come back', { name, role: person.role, reason })
      return succeed(null)
    })
  }

  #find(name: string): KnownPerson | undefined {
    return this.list().find((person) => person.name === name)
  }
}

function rowToPerson({ id, name, role, hash }: PersonRow): KnownPerson {
  const hasLeft = hash === locked
  return { id, name, role, hasPassword: hash !== null && !hasLeft, hasLeft }
}

function nobody(name: string): RequestError {
  return {
    code: 'not_found',
    path: 'name',
    message: `There is no person called "${name}" in this workspace.`,
  }
}

function hasLeftAlready(name: string): RequestError {
  return {
    code: 'conflict',
    path: 'name',
    message: `${name} has left. Take ${name} back first.`,
  }
}

function lastLead(name: string): RequestError {
  return {
    code: 'conflict',
    path: 'name',
    message: `${name} is the only lead. Make somebody else a lead first.`,
  }
}

function prepareStatements(db: Database.Database) {
  const columns = 'p.id, p.name, p.role, w.hash'
  const from = 'FROM people p LEFT JOIN passwords w ON w.person = p.id'
  return {
    list: db.prepare<[], PersonRow>(`SELECT ${columns} ${from} ORDER BY p.id`),
    atWork: db.prepare<[], AtWorkRow>(
      `SELECT ${columns},
         (SELECT coalesce(sum(c.n), 0) FROM decider_counts c WHERE c.decider = d.id) AS decisions,
         nullif(max(
           coalesce((SELECT max(decided_at) FROM decisions WHERE decider = d.id AND origin = 'app'), 0),
           coalesce((SELECT max(ruled_at) FROM rulings WHERE decider = d.id), 0),
           coalesce((SELECT max(flagged_at) FROM flags WHERE decider = d.id), 0)), 0) AS lastActAt
       ${from} LEFT JOIN deciders d ON d.name = p.name ORDER BY p.id`,
    ),
    role: db.prepare<[string], { role: Role }>(
      `SELECT p.role ${from} WHERE p.name = ? AND w.hash IS NOT '${locked}'`,
    ),
    password: db.prepare<[string], { hash: string }>(
      'SELECT w.hash FROM passwords w JOIN people p ON p.id = w.person WHERE p.name = ?',
    ),
    setPassword: db.prepare<[number, string, number]>(
      'INSERT OR REPLACE INTO passwords (person, hash, set_at) VALUES (?, ?, ?)',
    ),
    dropPassword: db.prepare<[number]>('DELETE FROM passwords WHERE person = ?'),
    setRole: db.prepare<[Role, number]>('UPDATE people SET role = ? WHERE id = ?'),
    add: db.prepare<[string, Role, number]>(
      'INSERT OR IGNORE INTO people (name, role, created_at) VALUES (?, ?, ?)',
    ),
  }
}
