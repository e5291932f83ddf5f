import { Check, Clock, Undo2, X } from 'lucide-react'
import type { Task } from '../../../../shared/schema/task'
import { formatValue } from '../../../words/values'
import type { Done } from '../session'

interface Props {
  readonly done: readonly Done[]
  readonly task: Task
}

/** One line for each act before the last. */
export function Earlier({ done, task }: Props) {
  return (
    <section aria-labelledby="earlier" className="border-t border-line pt-3">
      <h3 id="earlier" className="mb-1 text-xs font-medium text-muted">
        Before that
      </h3>
      <ul className="text-xs">
        {done.map((one) => (
          <li
            key={one.kind === 'undone' ? one.requestId : one.sent.requestId}
            className="flex items-center gap-2 py-1"
          >
            <Line done={one} task={task} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ done, task }: { readonly done: Done; readonly task: Task }) {
  if (done.kind === 'undone')
    return (
      <>
        <Undo2 aria-hidden size={14} className="shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate">{done.undone.item.itemId}</span>
        <span className="text-muted">undone</span>
      </>
    )
  const { sent } = done
  const { itemId } = sent.held.item
  if (sent.act === 'deferral' || done.kind !== 'revealed')
    return (
      <>
        <Clock aria-hidden size={14} className="shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate">{itemId}</span>
        <span className="text-muted">{sent.act === 'deferral' ? 'deferred' : 'storing…'}</span>
      </>
    )
  const other = done.reveal.predictions.find((one) => !one.agrees)
  return (
    <>
      {other ? (
        <X aria-label="Disagreement" size={14} className="shrink-0 text-bad" />
      ) : (
        <Check aria-label="Agreement" size={14} className="shrink-0 text-good" />
      )}
      <span className="min-w-0 flex-1 truncate">{itemId}</span>
      <span className="max-w-36 truncate tabular-nums">
        {formatValue(task, sent.value)}
        {other ? (
          <span className="text-muted"> – model {formatValue(task, other.value)}</span>
        ) : null}
      </span>
    </>
  )
}
