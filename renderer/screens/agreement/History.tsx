import type { ReactNode } from 'react'
import type { ItemHistory } from '../../../shared/contract/report'
import type { Task } from '../../../shared/schema/task'
import { Instant } from '../../ui/Instant'
import { PayloadView } from '../../ui/payload/PayloadView'
import { formatPercent } from '../../words/numbers'
import { routeWords } from '../../words/route'
import { formatValue } from '../../words/values'

interface Props {
  readonly history: ItemHistory
  readonly task: Task
}

/** One item and all that was said of it, in the order of time. */
export function History({ history, task }: Props) {
  const entries = entriesOf(history, task).toSorted((a, b) => a.at - b.at)
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-5 pt-1 pb-6">
      {history.payload === null ? (
        <p className="text-dense text-muted">The content of this item has not arrived.</p>
      ) : (
        <div className="flex h-64 shrink-0 flex-col rounded-lg border border-line p-3">
          <PayloadView payload={history.payload} name={history.itemId} />
        </div>
      )}
      {Object.keys(history.segment).length === 0 ? null : (
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
          {Object.entries(history.segment).map(([key, value]) => (
            <div key={key} className="flex gap-1.5">
              <dt>{key}</dt>
              <dd className="font-medium text-fg">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol aria-label="History">
        {entries.map((entry) => (
          <li
            key={entry.key}
            className="flex items-baseline justify-between gap-4 border-t border-line py-2.5 text-dense"
          >
            <div className="min-w-0">
              <p className="break-words">{entry.what}</p>
              {entry.remark === '' ? null : (
                <p className="text-xs break-words text-muted">{entry.remark}</p>
              )}
            </div>
            <span className="shrink-0 text-xs text-muted">
              <Instant at={entry.at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

interface Entry {
  readonly key: string
  readonly at: number
  readonly what: ReactNode
  readonly remark: string
}

function entriesOf(history: ItemHistory, task: Task): readonly Entry[] {
  const strong = (value: Parameters<typeof formatValue>[1]) => (
    <strong className="font-semibold">{formatValue(task, value)}</strong>
  )
  return [
    ...(history.arrivedAt === null
      ? []
      : [
          {
            key: 'arrived',
            at: history.arrivedAt,
            what: 'The item arrived',
            remark: history.route === null ? '' : routeWords(history.route),
          },
        ]),
    ...history.predictions.map((one) => ({
      key: `prediction ${one.model} ${one.version}`,
      at: one.createdAt,
      what: (
        <>
          {one.model} {one.version} said {strong(one.value)}
        </>
      ),
      remark: `${formatPercent(one.confidence)} sure`,
    })),
    ...history.decisions.map((one, index) => ({
      key: `decision ${index}`,
      at: one.decidedAt,
      what: (
        <>
          {one.decider} said {strong(one.value)}
        </>
      ),
      remark: [
        one.undone ? 'undone' : '',
        one.independent ? '' : 'after seeing the prediction, so no evidence',
        one.note,
      ]
        .filter((text) => text !== '')
        .join('. '),
    })),
    ...history.rulings.map((one, index) => ({
      key: `ruling ${index}`,
      at: one.ruledAt,
      what:
        one.value === null ? (
          <>{one.by} ruled that it is ambiguous</>
        ) : (
          <>
            {one.by} ruled that it is {strong(one.value)}
          </>
        ),
      remark: [one.undone ? 'undone' : '', one.note].filter((text) => text !== '').join('. '),
    })),
    ...history.outcomes.map((one, index) => ({
      key: `outcome ${index}`,
      at: one.observedAt,
      what: <>It turned out to be {strong(one.value)}</>,
      remark: '',
    })),
  ]
}
