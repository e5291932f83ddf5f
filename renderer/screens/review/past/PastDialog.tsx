import type { Task } from '../../../../shared/schema/task'
import { Dialog } from '../../../ui/Dialog'
import { PayloadView } from '../../../ui/payload/PayloadView'
import { PastList } from './PastList'
import { usePast, type AskPast } from './usePast'

interface Props {
  readonly itemId: string
  readonly task: Task
  readonly onAsk: AskPast
  readonly onClose: () => void
}

/** An item that has left the screen, with all that happened to it. */
export function PastDialog({ itemId, task, onAsk, onClose }: Props) {
  const past = usePast(itemId, onAsk)
  return (
    <Dialog open onClose={onClose} title={itemId} place="side">
      <div
        role="group"
        aria-label={`History of ${itemId}`}
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pt-4 pb-6"
      >
        {past?.payload ? (
          <div className="flex h-64 shrink-0 flex-col rounded-lg border border-line p-3">
            <PayloadView payload={past.payload} name={itemId} />
          </div>
        ) : null}
        {past ? <PastList past={past} task={task} /> : null}
      </div>
    </Dialog>
  )
}
