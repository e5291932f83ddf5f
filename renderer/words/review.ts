import type { Lane, Undone } from '../../shared/contract/review'
import type { Order } from '../../shared/schema/order'
import type { RulingKind } from '../../shared/schema/ruling'
import { formatCount } from './numbers'

export const laneWords: Readonly<Record<Lane, { readonly name: string; readonly what: string }>> = {
  blind: {
    name: 'Decide blind',
    what: 'Decide without seeing what the model says. It is shown once your answer is stored.',
  },
  'low-confidence': {
    name: 'Low confidence',
    what: 'The model is not sure enough to decide these; what it says is shown beside them.',
  },
  assisted: {
    name: 'Assisted',
    what: 'Decide with the model’s suggestion beside the item.',
  },
  overlap: {
    name: 'Second opinion',
    what: 'Somebody has decided these already; decide without knowing what was said.',
  },
  audit: {
    name: 'Audit',
    what: 'Drawn at random from what the model decided; decide without seeing it.',
  },
  disagreements: {
    name: 'Disagreements',
    what: 'People or the model differ on these; a reviewer says who is right.',
  },
  deferred: {
    name: 'Deferred',
    what: 'Items that were put off wait here until somebody comes back to them.',
  },
  flagged: {
    name: 'Flagged',
    what: 'Somebody wants a reviewer to look at these. They stay where they wait.',
  },
}

/** The lanes in which items are decided, in the order in which they are shown. */
export const laneOrder: readonly Lane[] = [
  'blind',
  'low-confidence',
  'assisted',
  'overlap',
  'audit',
  'deferred',
]

/** The lanes in which a reviewer rules. */
export const rulingLanes = ['disagreements', 'flagged'] as const satisfies readonly Lane[]

export const rulingWords: Readonly<Record<RulingKind, string>> = {
  'model-right': 'Model right',
  'human-right': 'Human right',
  'both-wrong': 'Both wrong',
  ambiguous: 'Ambiguous',
}

export const orderWords: Readonly<Record<Order, string>> = {
  oldest: 'Oldest first',
  'least-confident': 'Least confident first',
  'most-valuable': 'Most valuable first',
  random: 'In random order',
}

/** What an order means, where its name does not say it. */
export function orderHint(order: Order, lane: Lane): string | null {
  if (order !== 'most-valuable') return null
  const critical =
    lane === 'low-confidence' || lane === 'assisted' ? 'suggestions of a critical label, ' : ''
  return `First what the gate lacks most: ${critical}items that a second person decides too, and segments with few reviews beside others with enough.`
}

/** Why items that wait are not for this person now. */
export function heldWords(lane: Lane, waiting: number): string {
  const [here, them, they] =
    waiting === 1
      ? ['The one item that waits here is', 'it', 'It appears']
      : [`The ${formatCount(waiting)} items that wait here are`, 'them', 'They appear']
  return lane === 'overlap'
    ? `${here} for somebody else: you have decided ${them} already, or another person is at ${them}.`
    : `${here} in other people’s hands. ${they} as soon as somebody gives ${them} back.`
}

/** What was taken back, and what that means for the figures. */
export function undoneWords(undone: Undone, value: string): string {
  const { itemId } = undone.item
  if (undone.act === 'deferral') return `${itemId} is no longer deferred.`
  if (undone.act === 'flag') return `${itemId} is no longer flagged by you.`
  if (undone.act === 'unflag') return `The flag of ${itemId} is up again.`
  if (undone.act === 'correction')
    return `Your correction “${value}” of ${itemId} is taken back: producers are told the answer before it again, by a line of its own.`
  if (undone.act === 'ruling')
    return `Your ruling “${value}” on ${itemId} is taken back; it waits for a ruling again.`
  return undone.stillCounts
    ? `Your answer “${value}” for ${itemId} is taken back. As the prediction had been shown, that first answer still counts in the agreement figures; a new one is stored, but is no evidence.`
    : `Your answer “${value}” for ${itemId} is taken back and counts nowhere.`
}

/** What was done again. */
export function redoneWords({ act, item: { itemId } }: Undone, value: string): string {
  switch (act) {
    case 'decision':
      return `Your answer “${value}” for ${itemId} stands again.`
    case 'deferral':
      return `${itemId} is deferred again.`
    case 'flag':
      return `${itemId} is flagged again.`
    case 'unflag':
      return `The flag of ${itemId} is taken down again.`
    case 'ruling':
      return `Your ruling “${value}” on ${itemId} stands again.`
    case 'correction':
      return `Your correction “${value}” of ${itemId} is made again, by a line of its own.`
  }
}
