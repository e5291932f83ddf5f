import type { TaskLabel } from '../schema/task'

/** Letters that the commands of the review screen use; a label gets one only where its task says so. */
export const commandLetters: readonly string[] = ['f', 'g', 'n']

const keyOrder = Array.from('1234567890abcdefghijklmnopqrstuvwxyz')

/**
 * Gives each label a key, by label id: its own where the task names one, then the digits in the order of the
 * keyboard, then the letters that no command uses. Labels for which no key is left are not in the answer.
 */
export function assignHotkeys(
  labels: readonly Pick<TaskLabel, 'id' | 'hotkey'>[],
): ReadonlyMap<string, string> {
  const own = new Set(labels.map((label) => label.hotkey))
  const free = keyOrder.filter((key) => !own.has(key) && !commandLetters.includes(key))
  const keys = new Map<string, string>()
  for (const { id, hotkey } of labels) {
    const key = hotkey ?? free.shift()
    if (key !== undefined) keys.set(id, key)
  }
  return keys
}
