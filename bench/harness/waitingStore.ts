import { performance } from 'node:perf_hooks'
import type { ReviewItem } from '../../shared/contract/review'
import type { Order } from '../../shared/schema/order'
import { act } from './dataProcess'
import { eventLines, labels, task } from './events'
import { openStore, person, type FilledStore } from './filledStore'

/** How long single acts took, in milliseconds. */
export interface ActTimes {
  readonly takes: readonly number[]
  readonly decisions: readonly number[]
}

const takenAtOnce = 8

/** Where the items wait. Only where people see the prediction is there an order by its confidence. */
export type WaitingLane = 'blind' | 'assisted'

/** A store where so many items wait, and go on waiting however many are decided. */
export class WaitingStore {
  readonly #filled: FilledStore
  readonly #lane: WaitingLane
  #serial = 0

  private constructor(filled: FilledStore, lane: WaitingLane) {
    this.#filled = filled
    this.#lane = lane
  }

  static async fill(
    dir: string,
    waiting: number,
    lane: WaitingLane = 'blind',
  ): Promise<WaitingStore> {
    // A part of them is worth more than the rest, so that there is something to put first.
    const filled = await openStore(dir, { ...task.review, overlap: 0.2, blindInAssisted: 0 })
    if (lane === 'assisted') await promote(filled)
    await filled.takeIn(eventLines({ count: waiting, ids: 'random text', seed: 11 }))
    return new WaitingStore(filled, lane)
  }

  /**
   * Takes eight items and decides them, so many times; each time as many come in again. `between`
   * is called after each decision, for measuring something else at the same moment.
   */
  async review(rounds: number, between: () => void): Promise<ActTimes> {
    const takes: number[] = []
    const decisions: number[] = []
    for (let round = 0; round < rounds; round++) {
      const beganAt = performance.now()
      const items = await this.#take()
      takes.push(performance.now() - beganAt)
      for (const item of items) {
        const startedAt = performance.now()
        await this.#decide(item)
        decisions.push(performance.now() - startedAt)
        between()
      }
      const seed = 1000 + ++this.#serial
      await this.#filled.takeIn(eventLines({ count: items.length, ids: 'random text', seed }))
    }
    return { takes, decisions }
  }

  /** Takes eight items in an order, and gives them back, so many times. */
  async takeInOrder(order: Order, rounds: number): Promise<readonly number[]> {
    const takes: number[] = []
    for (let round = 0; round < rounds; round++) {
      const beganAt = performance.now()
      await this.#take(order)
      takes.push(performance.now() - beganAt)
      await this.#filled.store.release({ ...act(), person, account: person }, task.id, null)
    }
    return takes
  }

  async close(): Promise<void> {
    await this.#filled.store.close()
  }

  async #take(order: Order = 'oldest'): Promise<readonly ReviewItem[]> {
    const lane = this.#lane
    const input = { task: task.id, lane, holding: [], count: takenAtOnce, order } as const
    const taken = await this.#filled.store.take({ ...act(), person, account: person }, input)
    if (!taken.ok || taken.value.length < takenAtOnce) throw new Error('too few items wait')
    return taken.value
  }

  async #decide({ itemId }: ReviewItem): Promise<void> {
    const said = { value: labels[3], note: '', durationMs: 1500 }
    const input = { task: task.id, lane: this.#lane, itemId, ...said } as const
    const decided = await this.#filled.store.decide({ ...act(), person, account: person }, input)
    if (!decided.ok) throw new Error(decided.error.message)
  }
}

/** Puts the version in charge that one event names, so that what comes after it is assisted. */
async function promote({ store, takeIn }: FilledStore): Promise<void> {
  await takeIn(eventLines({ count: 1, ids: 'random text', seed: 10 }))
  const lead = { ...act(), person, account: person, role: 'lead', reason: 'bench' } as const
  const promoted = await store.promote({ ...lead, revision: null }, task.id, null, true)
  if (!promoted.ok) throw new Error(promoted.error.message)
}
