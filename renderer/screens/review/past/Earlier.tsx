import { Check, Clock, Pencil, Redo2, Undo2, X } from 'lucide-react'
import type { Task } from '../../../../shared/schema/task'
import { IconButton } from '../../../ui/IconButton'
import { formatValue } from '../../../words/values'
import type { Done } from '../session'

interface Props {
  readonly done: readonly Done[]
  readonly task: Task
  readonly onCorrect: (done: Extract<Done, { kind: 'revealed' }>) => void
  readonly onHistory: (itemId: string) => void
}

/** One line for each act before the last. */
export function Earlier({ done, task, onCorrect, onHistory }: Props) {
  return (
    <section aria-labelledby="earlier" className="border-t border-line pt-3">
      <h3 id="earlier" className="mb-1 text-xs font-medium text-muted">
        Before that
      </h3>
      <ul className="text-xs">
        {done.map((one) => (
          <li
            key={'undone' in one ? `${one.kind} ${one.requestId}` : one.sent.requestId}
            className="flex min-h-7 items-center gap-2"
          >
            <Line done={one} task={task} onHistory={onHistory} />
            {one.kind === 'revealed' ? (
              <IconButton
                label={`Correct ${one.reveal.itemId}…`}
                className="-mr-1.5 size-6!"
                onClick={() => onCorrect(one)}
              >
                <Pencil aria-hidden size={13} />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({
  done,
  task,
  onHistory,
}: Omit<Props, 'done' | 'onCorrect'> & { readonly done: Done }) {
  if ('undone' in done)
    return (
      <>
        {done.kind === 'undone' ? (
          <Undo2 aria-hidden size={14} className="shrink-0 text-muted" />
        ) : (
          <Redo2 aria-hidden size={14} className="shrink-0 text-muted" />
        )}
        <span className="min-w-0 flex-1 truncate">{done.undone.item.itemId}</span>
        <span className="text-muted">{done.kind === 'undone' ? 'undone' : 'done again'}</span>
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
      <button
        type="button"
        title={`History of ${itemId}`}
        className="min-w-0 flex-1 truncate text-left underline-offset-2 hover:underline"
        onClick={() => onHistory(itemId)}
      >
        {itemId}
      </button>
      <span className="max-w-36 truncate tabular-nums">
        {done.corrected === null ? (
          formatValue(task, sent.value)
        ) : (
          <>
            <s className="text-muted">{formatValue(task, sent.value)}</s>{' '}
            {formatValue(task, done.corrected)}
          </>
        )}
        {other ? (
          <span className="text-muted"> – model {formatValue(task, other.value)}</span>
        ) : null}
      </span>
    </>
  )
}
