import type { Reveal } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { formatPercent } from '../../../words/numbers'
import { formatValue } from '../../../words/values'
import { PredictionView } from './PredictionView'
import type { Done } from '../session'
import { Thumbnail } from './Thumbnail'

interface Props {
  readonly done: Extract<Done, { kind: 'sending' | 'revealed' }>
  readonly task: Task
}

/** The person's answer beside the model's. */
export function RevealView({ done, task }: Props) {
  const { sent } = done
  const { item } = sent.held
  if (sent.act === 'deferral')
    return <p className="text-dense text-muted">{item.itemId} is being deferred…</p>
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Thumbnail payload={item.payload} />
        <dl className="min-w-0 flex-1">
          <dt className="flex justify-between gap-3 text-xs text-muted">
            <span>You</span>
            <span className="truncate">{item.itemId}</span>
          </dt>
          <dd
            dir="auto"
            title={formatValue(task, sent.value)}
            className="line-clamp-3 text-lg/7 font-semibold break-words"
          >
            {formatValue(task, sent.value)}
          </dd>
          {done.kind === 'revealed' && done.corrected !== null ? (
            <dd className="text-xs text-muted">
              corrected to{' '}
              <span className="font-medium text-fg">{formatValue(task, done.corrected)}</span>
            </dd>
          ) : null}
        </dl>
      </div>
      {done.kind === 'sending' ? (
        <p className="late text-dense text-muted">Storing…</p>
      ) : (
        <>
          {done.reveal.predictions.map((prediction) => (
            <div
              key={`${prediction.model} ${prediction.version}`}
              className="border-t border-line pt-3"
            >
              <PredictionView
                prediction={prediction}
                answer={done.reveal.value}
                agrees={prediction.agrees}
                task={task}
              />
            </div>
          ))}
          {done.reveal.predictions.length === 0 ? (
            <p className="text-dense text-muted">No model has predicted this item yet.</p>
          ) : null}
          {done.reveal.independent ? null : (
            <p className="text-xs text-pretty text-muted">
              You had seen the prediction before: this answer is stored, but is no evidence.
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** The same in a sentence, read aloud as soon as it is known. */
export function revealInWords({ value, predictions }: Reveal, task: Task): string {
  const ones = predictions.map(
    (one) =>
      `${one.model} ${one.version}: ${formatValue(task, one.value)}, ${formatPercent(one.confidence, 0)}. ${one.agrees ? 'Agreement' : 'Disagreement'}.`,
  )
  return [`You: ${formatValue(task, value)}.`, ...ones].join(' ')
}
