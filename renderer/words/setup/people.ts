import type { Role } from '../../../shared/roles'

export const roleWords: Readonly<Record<Role, { name: string; what: string }>> = {
  operator: { name: 'Operator', what: 'Decides items.' },
  reviewer: { name: 'Reviewer', what: 'Also settles disagreements and audits.' },
  lead: {
    name: 'Lead',
    what: 'Also moves models, exports, defines tasks, and says who works here.',
  },
}

/** Why a new name cannot be taken; null where it can. */
export function nameFault(name: string, taken: readonly string[]): string | null {
  if (name === '') return 'Give a name.'
  if (taken.includes(name)) return 'Somebody has this name already.'
  return null
}

/** Why a password cannot be set; null where it can. */
export function passwordFault(first: string, second: string): string | null {
  if (first === '') return 'Type a password.'
  return first === second ? null : 'The two are not the same. Type both again.'
}
