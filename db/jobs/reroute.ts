import { setImmediate } from 'node:timers/promises'
import type { Store } from '../store/store'

export type RerouteStore = Pick<Store, 'unroutedTasks' | 'rerouteItems'>

/** Items looked at in one go; short enough that people hardly wait. */
const atOnce = 500

/**
 * Looks again at every item that waits, after a definition changed or a model went a step down. Where
 * a kill interrupts it, the store knows from where to go on.
 */
export async function rerouteWaiting(
  store: RerouteStore,
  now: () => number,
  signal: AbortSignal | null,
): Promise<void> {
  for (const { task, after } of await store.unroutedTasks()) {
    let next: number | null = after
    while (next !== null) {
      if (signal?.aborted === true) return
      next = await store.rerouteItems(task, next, atOnce, now())
      await setImmediate()
    }
  }
}
