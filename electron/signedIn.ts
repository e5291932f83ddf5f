import type { Answer } from '../shared/contract/bridge'
import type { RequestName } from '../shared/contract/requests'

interface Restoring {
  readonly name: RequestName
  readonly input: unknown
}

/**
 * Remembers how somebody signed in or out, so that a restarted data process knows the same person
 * without asking for a password again. Kept in memory, and only until they sign out.
 */
export function createSignedIn() {
  let restoring: Restoring | null = null
  return {
    /** Takes notice of an answer and passes it on. */
    note(name: RequestName, input: unknown, answer: Answer): Answer {
      if (answer.ok && name === 'session.signIn') restoring = { name, input }
      if (answer.ok && name === 'session.signOut') restoring = { name, input: {} }
      if (answer.ok && name === 'people.setPassword') restoring = withPassword(restoring, input)
      return answer
    },
    /** What to ask of a fresh process; null where nobody chose, as it then begins as the first did. */
    toRestore: (): Restoring | null => restoring,
  }
}

/** Whoever changed their own password is restored with the new one. */
function withPassword(restoring: Restoring | null, input: unknown): Restoring | null {
  const [before, after] = [nameAndPassword(restoring?.input), nameAndPassword(input)]
  return restoring && after && before?.name === after.name
    ? { name: 'session.signIn', input: after }
    : restoring
}

function nameAndPassword(input: unknown) {
  if (typeof input !== 'object' || input === null || !('name' in input)) return null
  return { name: input.name, password: 'password' in input ? input.password : null }
}
