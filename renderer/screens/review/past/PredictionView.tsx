import { Check, X } from 'lucide-react'
import type { RevealedPrediction } from '../../../../shared/contract/review'
import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import { Bar } from '../../../charts/Bar'
import { WeightBar } from '../../../charts/WeightBar'
import { Badge } from '../../../ui/Badge'
import { classes } from '../../../ui/classes'
import { formatPercent } from '../../../words/numbers'
import { formatValue, labelName } from '../../../words/values'

interface Props {
  readonly prediction: Omit<RevealedPrediction, 'agrees'>
  /** The person's answer and whether it is the same; null before there is one. */
  readonly answer: Value | null
  readonly agrees: boolean | null
  readonly task: Task
}

const scoresShown = 4
const weightsShown = 8

/** What one model version says, how sure it is, and what else it thought of. */
export function PredictionView({ prediction, answer, agrees, task }: Props) {
  const { confidence, explanation, scores } = prediction
  const rows = Object.entries(scores ?? {})
    .toSorted(([, a], [, b]) => b - a)
    .filter(([id], index) => index < scoresShown || id === answer)
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
        <dl className="contents">
          <dt className="truncate text-xs text-muted">
            {prediction.model} {prediction.version}
          </dt>
          <dd className="order-1 col-span-2 flex items-baseline gap-2">
            <span
              dir="auto"
              title={formatValue(task, prediction.value)}
              className="line-clamp-3 min-w-0 text-lg/6 font-semibold break-words"
            >
              {formatValue(task, prediction.value)}
            </span>
            <span className="text-dense text-muted tabular-nums">
              {formatPercent(confidence, 0)}
            </span>
          </dd>
        </dl>
        {agrees === null ? null : (
          <Badge tone={agrees ? 'good' : 'bad'}>
            {agrees ? <Check aria-hidden size={14} /> : <X aria-hidden size={14} />}
            {agrees ? 'Agreement' : 'Disagreement'}
          </Badge>
        )}
      </div>
      {scores === null ? <Bar share={confidence} /> : null}
      <ul
        hidden={scores === null}
        aria-label="Scores"
        className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-xs"
      >
        {rows.map(([id, score]) => (
          <li key={id} className="contents">
            <span
              className={classes('max-w-32 truncate', id === answer && 'font-semibold')}
              title={labelName(task, id)}
            >
              {labelName(task, id)}
            </span>
            <Bar share={score} tone={id === prediction.value ? 'accent' : 'muted'} />
            <span className="text-right tabular-nums">{formatPercent(score, 0)}</span>
          </li>
        ))}
      </ul>
      {explanation?.text === undefined ? null : (
        <p dir="auto" className="text-xs text-pretty text-muted">
          {explanation.text}
        </p>
      )}
      {explanation?.features === undefined ? null : <Weights weights={explanation.features} />}
    </div>
  )
}

/** What weighed most in the model's answer, whatever its sign. */
function Weights({ weights }: { readonly weights: Readonly<Record<string, number>> }) {
  const rows = Object.entries(weights)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, weightsShown)
  const largest = Math.abs(rows[0]?.[1] ?? 0)
  return (
    <dl aria-label="What weighed in the answer" className="flex flex-col gap-1 text-xs">
      {rows.map(([name, weight]) => (
        <div key={name} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-3">
          <dt className="truncate text-muted" title={name}>
            {name}
          </dt>
          <dd>
            <WeightBar weight={weight} largest={largest} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
