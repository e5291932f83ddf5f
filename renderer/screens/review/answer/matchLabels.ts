import type { TaskLabel } from '../../../../shared/schema/task'

/** The labels that fit what was typed: those that begin with it first, then those with a word that does. */
export function matchLabels(labels: readonly TaskLabel[], typed: string): readonly TaskLabel[] {
  const sought = typed.trim().toLowerCase()
  return labels
    .map((label) => ({ label, rank: rankOf(label, sought) }))
    .filter(({ rank }) => rank < misses)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ label }) => label)
}

const misses = 3

function rankOf({ id, name = id }: TaskLabel, sought: string): number {
  const text = name.toLowerCase()
  if (text.startsWith(sought) || id.toLowerCase() === sought) return 0
  if (text.split(/[\s_/-]+/).some((word) => word.startsWith(sought))) return 1
  return text.includes(sought) ? 2 : misses
}
