/** How people, and the decisions they made, are called in an export. */
export interface People {
  readonly name: (person: string) => string
  /** The id of a decision, as producers often put the name of its maker into it. */
  readonly decision: (id: string) => string
}

/**
 * Calls people by the beginning of a hash that only this workspace can make: the same in every export of it, and not
 * to be found out by hashing names that one knows.
 */
export function pseudonyms(keyedHash: (text: string) => string): People {
  const known = new Map<string, string>()
  return {
    name: (person) => {
      const before = known.get(person)
      if (before !== undefined) return before
      const made = `person-${keyedHash(`person\n${person}`).slice(0, 10)}`
      known.set(person, made)
      return made
    },
    decision: (id) => `decision-${keyedHash(`decision\n${id}`).slice(0, 24)}`,
  }
}

export const ownNames: People = { name: (person) => person, decision: (id) => id }
