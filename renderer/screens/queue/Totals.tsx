import { use } from 'react'
import type { QueueStatus } from '../../../shared/contract/queue'
import { Minutes } from '../../charts/Minutes'
import { Card } from '../../ui/Card'
import { TimesContext } from '../../ui/Instant'
import { formatCount } from '../../words/numbers'

/** How much there is, and how fast it came in the last hour. */
export function Totals({ status }: { readonly status: QueueStatus }) {
  const { clock } = use(TimesContext)
  const { events, itemsWithoutPayload, unmatchedDecisions } = status
  const totals: readonly (readonly [string, number, string])[] = [
    ['Predictions', events.predictions, ''],
    ['Decisions', events.decisions, ''],
    ['Outcomes', events.outcomes, ''],
    [
      'Waiting for payload',
      itemsWithoutPayload,
      'Items of which only the name has come. They wait for their content and are shown to nobody.',
    ],
    [
      'Unmatched',
      unmatchedDecisions,
      'Decisions and outcomes whose item has not arrived. They are paired when it does.',
    ],
  ]
  return (
    <Card title="Arrivals">
      <dl className="mb-5 grid grid-cols-2 gap-x-6 gap-y-3 @lg:grid-cols-3 @5xl:grid-cols-5">
        {totals.map(([name, count, what]) => (
          <div key={name} title={what === '' ? undefined : what} className="flex flex-col">
            <dt className="text-xs text-pretty text-muted">{name}</dt>
            <dd className="mt-auto text-lg font-semibold tabular-nums">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-auto">
        <Minutes minutes={status.minutes} clock={clock} />
      </div>
    </Card>
  )
}
