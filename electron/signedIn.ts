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
      return answer
    },
    /** What to ask of a fresh process; null where nobody chose, as it then begins as the first did. */
    toRestore: (): Restoring | null => restoring,
  }
}
