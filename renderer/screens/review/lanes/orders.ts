import type { Lane } from '../../../../shared/contract/review'
import { orders, type Order } from '../../../../shared/schema/order'
import { readStored, writeStored } from '../../../state/stored'

/** Where the prediction is withheld, an order by its confidence would tell of it. */
const openLanes: readonly Lane[] = ['low-confidence', 'assisted']

/** What waits here is worth the same to the gate, each and all. */
const equalLanes: readonly Lane[] = ['overlap', 'audit']

export function ordersOf(lane: Lane): readonly Order[] {
  return orders.filter(
    (one) =>
      (one !== 'least-confident' || openLanes.includes(lane)) &&
      (one !== 'most-valuable' || !equalLanes.includes(lane)),
  )
}

/** The order that was chosen last for a lane; it is remembered on this computer. */
export function readOrder(task: string, lane: Lane): Order {
  const stored = readStored(placeOf(task, lane))
  return ordersOf(lane).find((one) => one === stored) ?? 'oldest'
}

export function writeOrder(task: string, lane: Lane, order: Order): void {
  writeStored(placeOf(task, lane), order)
}

const placeOf = (task: string, lane: Lane) => `order.${task}.${lane}`
