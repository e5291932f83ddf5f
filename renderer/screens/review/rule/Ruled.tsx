import { useId } from 'react'
import type { Task } from '../../../../shared/schema/task'
import { rulingWords } from '../../../words/review'
import { formatValue } from '../../../words/values'
import type { Ruled } from './session'

interface Props {
  readonly done: readonly Ruled[]
  readonly task: Task
}

/** The rulings given last, latest first. */
export function RuledList({ done, task }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 px-5 pt-4 pb-5">
      <h2 id={id} className="text-dense font-semibold">
        Last rulings
      </h2>
      {done.length === 0 ? (
        <p className="text-dense text-pretty text-muted">
          A ruling is the item’s ground truth: model and people are measured against it.
        </p>
      ) : (
        <ul className="text-xs">
          {done.map((one) => (
            <li key={one.sent.requestId} className="flex justify-between gap-3 py-1">
              <span className="min-w-0 truncate">{one.sent.held.dispute.itemId}</span>
              <span className="shrink-0 text-muted">{inWords(one, task)}</span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {done[0] ? `${done[0].sent.held.dispute.itemId}: ${inWords(done[0], task)}` : ''}
      </p>
    </section>
  )
}

function inWords({ sent, state, ruling }: Ruled, task: Task): string {
  if (state === 'undone') return 'undone'
  if (sent.kind === null) return 'flag taken down'
  const value = ruling?.value ?? sent.value
  return value === null
    ? rulingWords[sent.kind]
    : `${rulingWords[sent.kind]}: ${formatValue(task, value)}`
}
