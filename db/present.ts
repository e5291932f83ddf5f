import type { Person } from '../shared/contract/workspace'
import type { Session } from './session'

/**
 * Who is signed in, as the workspace knows them now: wherever a lead changed their role or let them
 * go, it holds from the next request on.
 */
export async function presentPerson(session: Session): Promise<Person | null> {
  const { workspace, person } = session
  if (!workspace || !person) return null
  const role = await workspace.store.roleOf(person.name)
  // Somebody else may have signed in meanwhile.
  if (session.person === person && role !== person.role)
    session.person = role === null ? null : { ...person, role }
  return session.person
}
