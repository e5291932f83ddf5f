import type { Answer } from '../shared/contract/bridge'
import type { RequestName } from '../shared/contract/requests'

interface Restoring {
  readonly name: RequestName
  readonly input: unknown
}

/** Remembers who signed in or out, so that a restarted data process knows the same person. */
export function createSignedIn() {
  let restoring: Restoring | null = null
  return {
    /** Takes notice of an answer and passes it on. */
    note(name: RequestName, answer: Answer): Answer {
      if (answer.ok && name === 'session.signIn')
        restoring = { name, input: { name: nameOf(answer.value) } }
      if (answer.ok && name === 'session.signOut') restoring = { name, input: {} }
      return answer
    },
    /** What to ask of a fresh process; null where nobody chose, as it then begins as the first did. */
    toRestore: (): Restoring | null => restoring,
  }
}

function nameOf(person: unknown): unknown {
  return typeof person === 'object' && person !== null && 'name' in person ? person.name : null
}
