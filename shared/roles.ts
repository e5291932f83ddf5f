/** What a person does here; each role may do all that the one before it may. */
export const roles = ['operator', 'reviewer', 'lead'] as const
export type Role = (typeof roles)[number]

/** True where `role` reaches at least as far as `needed`. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}

/** False where nobody would be left to lead once `name` has the role `next`; null is leaving. */
export function keepsALead(
  people: readonly { readonly name: string; readonly role: Role; readonly hasLeft: boolean }[],
  name: string,
  next: Role | null,
): boolean {
  return people.some((person) =>
    person.name === name ? next === 'lead' : person.role === 'lead' && !person.hasLeft,
  )
}
