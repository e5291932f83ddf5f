import type { Report } from '../../../shared/contract/report'
import { Card } from '../../ui/Card'
import { formatCount, formatPercent, formatPercentInterval } from '../../words/numbers'

/** The one figure, with its interval and its n, and the counts it comes from. */
export function Headline({ report }: { readonly report: Report }) {
  const { agreement, items, predictions, decisions, unmatchedDecisions } = report
  const counts: readonly (readonly [string, number])[] = [
    ['Items', items],
    ['Predictions', predictions],
    ['Decisions', decisions],
    ['Unmatched', unmatchedDecisions],
  ]
  return (
    <Card title="Agreement of model and people">
      <p className="text-4xl font-semibold tracking-tight tabular-nums">
        {formatPercent(agreement.value, 2)}
      </p>
      <p className="mt-1 text-dense text-muted tabular-nums">
        95 % interval {formatPercentInterval(agreement.wilson95)}, n = {formatCount(agreement.n)}
      </p>
      <p className="mt-4 text-dense text-pretty">
        In {formatCount(agreement.agreed)} of {formatCount(agreement.n)} items that a person decided
        without seeing the prediction, both said the same.
      </p>
      <dl className="mt-5 grid grid-cols-2 gap-x-4 gap-y-2 @lg:grid-cols-4 @4xl:grid-cols-2 @5xl:grid-cols-4">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col border-t border-line pt-2">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="text-sm font-medium tabular-nums">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
