/** How a person is called in an export. */
export type NameOf = (name: string) => string

/**
 * Calls people by the beginning of a hash that only this workspace can make: the same in every export of it, and not
 * to be found out by hashing names that one knows.
 */
export function pseudonyms(keyedHash: (name: string) => string): NameOf {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const made = `person-${keyedHash(name).slice(0, 10)}`
    known.set(name, made)
    return made
  }
}

export const ownNames: NameOf = (name) => name
