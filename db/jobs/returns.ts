import { setImmediate } from 'node:timers/promises'
import type { Store } from '../store/store'

export type ReturnStore = Pick<Store, 'returnDeferred'>

/** Few enough that people hardly wait. */
const atOnce = 500

/** Brings back what was put off until now; true where something was. */
export async function returnDeferred(
  store: ReturnStore,
  now: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  let returned = 0
  while (!signal.aborted) {
    const due = await store.returnDeferred(now(), atOnce)
    returned += due
    if (due < atOnce) break
    await setImmediate()
  }
  return returned > 0
}
