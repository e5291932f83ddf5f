import { useEffect } from 'react'
import type { TaskSummary } from '../../shared/contract/tasks'
import type { AddressBar } from '../state/address'

/** Opens the task that an address names, when somebody comes with one, or goes back or forward to it. */
export function useTaskOfAddress(
  address: AddressBar,
  tasks: readonly TaskSummary[] | null,
  choose: (taskId: string) => void,
): void {
  useEffect(() => {
    function follow() {
      const named = address.read().params['task']
      const isThere = tasks?.some((one) => one.task.id === named) ?? false
      if (named !== undefined && isThere) choose(named)
    }
    return address.onMoved(follow)
  }, [address, tasks, choose])
}
