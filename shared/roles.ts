/** What a person does here; each role may do all that the one before it may. */
export const roles = ['operator', 'reviewer', 'lead'] as const
export type Role = (typeof roles)[number]

/** True where `role` reaches at least as far as `needed`. */
export function mayActAs(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
