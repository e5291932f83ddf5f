import type { StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { Task } from '../../../../shared/schema/task'
import type { AskPast } from './usePast'

/** Asks what happened to an item of the task on screen. */
export function askPast(
  client: Client,
  store: Pick<StoreApi<{ readonly task: Task | null }>, 'getState'>,
  isDeciding: boolean,
): AskPast {
  return async (itemId) => {
    const { task } = store.getState()
    if (!task) return null
    const answer = await client.ask('review.past', { task: task.id, itemId, isDeciding })
    return answer.ok ? answer.value : null
  }
}
