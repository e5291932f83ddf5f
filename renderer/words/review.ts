import type { Lane, Undone } from '../../shared/contract/review'

export const laneWords: Readonly<Record<Lane, { readonly name: string; readonly what: string }>> = {
  blind: {
    name: 'Decide blind',
    what: 'Decide without seeing what the model says. It is shown once your answer is stored.',
  },
  deferred: {
    name: 'Deferred',
    what: 'Items that were put off, to come back to.',
  },
}

/** What was taken back, and what that means for the figures. */
export function undoneWords(undone: Undone, value: string): string {
  const { itemId } = undone.item
  if (undone.act === 'deferral') return `${itemId} is no longer deferred.`
  return undone.stillCounts
    ? `Your answer “${value}” for ${itemId} is taken back. As the prediction had been shown, that first answer still counts in the agreement figures; a new one is stored, but is no evidence.`
    : `Your answer “${value}” for ${itemId} is taken back and counts nowhere.`
}
