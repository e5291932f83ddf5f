import { X } from 'lucide-react'
import { useId } from 'react'
import type { Task } from '../../../../shared/schema/task'
import { IconButton } from '../../../ui/IconButton'
import { PastList } from '../past/PastList'
import { usePast, type AskPast } from '../past/usePast'

interface Props {
  readonly itemId: string
  readonly task: Task
  readonly onAsk: AskPast
  readonly onClose: () => void
}

/** What happened so far to the item on screen, as far as it leads nobody. */
export function HistoryPanel({ itemId, task, onAsk, onClose }: Props) {
  const id = useId()
  const past = usePast(itemId, onAsk)
  return (
    <section
      aria-labelledby={id}
      className="flex max-h-80 shrink-0 flex-col border-b border-line @xl:max-h-none @xl:basis-1/2"
    >
      <header className="flex shrink-0 items-center justify-between gap-2 pt-2 pr-2 pl-5">
        <h2 id={id} className="text-dense font-semibold">
          History
        </h2>
        <IconButton label="Hide the history" aria-keyshortcuts="Shift+H" onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div
        role="group"
        aria-label="History of the item"
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-5 pb-4"
      >
        {past ? <PastList past={past} task={task} /> : null}
      </div>
    </section>
  )
}
