import type { Report } from '../../../shared/contract/report'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { standingWords } from '../../words/figures'
import {
  formatCount,
  formatCounted,
  formatPercent,
  formatPercentInterval,
} from '../../words/numbers'
import type { OpenItems } from './pairsQuery'
import { TargetBar } from './TargetBar'

interface Props {
  readonly report: Report
  readonly target: number
  readonly isNarrowed: boolean
  readonly onOpen: OpenItems | null
}

/** A rate of fewer pairs would look like knowledge. */
const leastForRate = 10

/** The one figure, with its interval and its n, and the counts it comes from. */
export function Headline({ report, target, isNarrowed, onOpen }: Props) {
  const { agreement, items, predictions, decisions, unmatchedDecisions } = report
  const isThin = agreement.n < leastForRate
  const differ = agreement.n - agreement.agreed
  const counts: readonly (readonly [string, number])[] = [
    ['Items', items],
    ['Predictions', predictions],
    ['Decisions', decisions],
    ['Unmatched', unmatchedDecisions],
  ]
  return (
    <Card title="Agreement of model and people" className="@4xl:col-span-5">
      <p className="text-4xl font-semibold tracking-tight tabular-nums">
        {isThin
          ? `${formatCount(agreement.agreed)} of ${formatCount(agreement.n)}`
          : formatPercent(agreement.value, 2)}
      </p>
      <p className="mt-1 text-dense text-muted tabular-nums">
        {isThin
          ? `Not enough yet for a rate: that takes at least ${leastForRate} pairs.`
          : `95 % interval ${formatPercentInterval(agreement.wilson95)}, n = ${formatCount(agreement.n)}`}
      </p>
      <p className="mt-4 text-dense text-pretty">
        In {formatCount(agreement.agreed)} of {formatCounted(agreement.n, 'item')} that a person
        decided without seeing the prediction, both {sameWords(report)}.
      </p>
      <p className="mt-2 text-dense text-pretty">{standingWords(agreement, target)}</p>
      {isThin ? null : <TargetBar agreement={agreement} target={target} />}
      {onOpen === null ? null : (
        <div className="mt-4 flex flex-wrap gap-2 print:hidden">
          <Button
            disabled={differ === 0}
            onClick={() => onOpen('Disagreements', { onlyDisagreements: true })}
          >
            {differ === 0 ? 'No disagreement' : formatCounted(differ, 'disagreement')}
          </Button>
          <Button look="quiet" onClick={() => onOpen('All pairs', {})}>
            {agreement.n === 1 ? 'The one pair' : `All ${formatCounted(agreement.n, 'pair')}`}
          </Button>
        </div>
      )}
      <div className="mt-auto pt-5">
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 border-t border-line pt-3 @lg:grid-cols-4 @4xl:grid-cols-2 @5xl:grid-cols-4">
          {counts.map(([name, count]) => (
            <div key={name} className="flex flex-col">
              <dt className="text-xs text-muted">{name}</dt>
              <dd className="text-sm font-medium tabular-nums">{formatCount(count)}</dd>
            </div>
          ))}
        </dl>
        {isNarrowed ? (
          <p className="mt-2 text-xs text-muted">
            These four count the whole task, whatever the filters.
          </p>
        ) : null}
      </div>
    </Card>
  )
}

/** When two answers are the same; of several labels all have to be. */
function sameWords({ answers }: Report): string {
  return answers?.kind === 'labels' ? 'gave exactly the same labels' : 'said the same'
}
