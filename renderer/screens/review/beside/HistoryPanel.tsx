import type { Task } from '../../../../shared/schema/task'
import { PastList } from '../past/PastList'
import { usePast, type AskPast } from '../past/usePast'
import { Panel } from './Panel'

interface Props {
  readonly itemId: string
  readonly task: Task
  readonly onAsk: AskPast
  readonly onClose: () => void
}

/** What happened so far to the item on screen, as far as it leads nobody. */
export function HistoryPanel({ itemId, task, onAsk, onClose }: Props) {
  const past = usePast(itemId, onAsk)
  return (
    <Panel title="History" content="History of the item" keys="Shift+H" onClose={onClose}>
      {past ? <PastList past={past} task={task} /> : null}
    </Panel>
  )
}
