import { assignHotkeys } from '../../../../shared/review/hotkeys'
import type { TaskLabel } from '../../../../shared/schema/task'
import { commands } from '../../../keyboard/commands'

/** The keys that a person has chosen, by label id. */
export type OwnKeys = Readonly<Record<string, string>>

/** Up to here every label has a digit; with more, letters find labels by their names. */
const digitLabels = 10

export const hasManyLabels = (labels: readonly TaskLabel[]): boolean => labels.length > digitLabels

/** Each label's key: the person's own, else the task's, else the next digit or letter that is free. */
export function labelKeys(labels: readonly TaskLabel[], own: OwnKeys): ReadonlyMap<string, string> {
  const chosen = labels.map(({ id, hotkey }) => ({ id, hotkey: ownKey(labels, own, id) ?? hotkey }))
  const keys = assignHotkeys(chosen)
  if (!hasManyLabels(labels)) return keys
  const named = new Set(chosen.flatMap(({ id, hotkey }) => (hotkey === undefined ? [] : id)))
  return new Map([...keys].filter(([id, key]) => named.has(id) || /\d/.test(key)))
}

/** Why a label cannot have this key, in words; null where it can. */
export function keyProblem(
  key: string,
  label: TaskLabel,
  labels: readonly TaskLabel[],
  own: OwnKeys,
): string | null {
  if (!/^[a-z0-9]$/.test(key)) return 'A key is one letter from a to z, or one digit.'
  // Nobody rules and answers at the same time, so those may share keys.
  const command = commands.find(
    ({ keys, group }) => group !== 'Rulings' && keys.some((one) => one === key),
  )
  if (command) return `${key.toUpperCase()} is taken: ${command.title}.`
  const other = labels.find(
    ({ id, hotkey }) => id !== label.id && (ownKey(labels, own, id) ?? hotkey) === key,
  )
  return other ? `${key.toUpperCase()} is the key of “${other.name ?? other.id}”.` : null
}

/** A key that the task has meanwhile given to another label is no longer the person's. */
function ownKey(labels: readonly TaskLabel[], own: OwnKeys, id: string): string | undefined {
  const key = own[id]
  const isTaken = labels.some(
    (one) => one.id !== id && own[one.id] === undefined && one.hotkey === key,
  )
  return key === undefined || isTaken ? undefined : key
}
