import { useStore } from 'zustand'
import type { QueueStatus } from '../../../../shared/contract/queue'
import type { RejectionReason } from '../../../../shared/schema/rejection'
import { classes } from '../../../ui/classes'
import { formatCount } from '../../../words/numbers'
import { reasonsIn } from '../../../words/queue'
import { reasonWords } from '../../../words/reasons'
import type { Queue } from '../store'

interface Props {
  readonly queue: Queue
  readonly rejected: QueueStatus['rejected']
}

/** How many lines for which reason; choosing one leaves only its lines. */
export function Reasons({ queue, rejected }: Props) {
  const chosen = useStore(queue.store, (session) => session.reason)
  return (
    <div role="group" aria-label="Show only one reason" className="flex flex-wrap gap-1.5">
      <Chip
        isOn={chosen === null}
        name="All"
        count={rejected.total}
        onChoose={() => queue.filter(null)}
      />
      {reasonsIn(rejected.reasons).map((reason: RejectionReason) => (
        <Chip
          key={reason}
          isOn={chosen === reason}
          name={reasonWords[reason].short}
          count={rejected.reasons[reason] ?? 0}
          onChoose={() => queue.filter(reason)}
        />
      ))}
    </div>
  )
}

interface ChipProps {
  readonly isOn: boolean
  readonly name: string
  readonly count: number
  readonly onChoose: () => void
}

function Chip({ isOn, name, count, onChoose }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onChoose}
      className={classes(
        'inline-flex h-7 items-center gap-2 rounded-full border px-3 text-xs font-medium whitespace-nowrap',
        isOn
          ? 'border-accent bg-accent-soft text-accent'
          : 'border-line bg-surface text-muted hover:bg-sunken hover:text-fg',
      )}
    >
      {name} <span className="font-normal tabular-nums">{formatCount(count)}</span>
    </button>
  )
}
