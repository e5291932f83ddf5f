import type { ImportPreview } from '../../../../shared/contract/imports'
import { Card } from '../../../ui/Card'
import { eventWords, previewWords } from '../../../words/imports'

interface Props {
  readonly preview: ImportPreview
  readonly isLooking: boolean
}

/** The first rows as they stand in the file, and the events that they would become. */
export function Rows({ preview, isLooking }: Props) {
  const { rows, isWhole } = preview
  return (
    <Card title={isWhole ? 'What it becomes' : 'What the first rows become'}>
      <p
        role="status"
        aria-busy={isLooking}
        className={isLooking ? 'mb-2 text-dense text-muted' : 'mb-2 text-dense'}
      >
        {rows.length === 0 ? 'There is no row in this file.' : `${previewWords(preview)}.`}
      </p>
      <ul
        aria-label="First rows"
        tabIndex={0}
        className="-mx-4 -mb-4 max-h-[32rem] overflow-y-auto rounded-b-lg px-4 -outline-offset-2"
      >
        {rows.map(({ row, cells, events, problem }) => (
          <li key={row} className="flex flex-col gap-1.5 border-t border-line py-2.5 text-dense">
            <p className="text-xs text-muted tabular-nums">Row {row}</p>
            <dl className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
              {Object.entries(cells)
                .filter(([, cell]) => cell !== '')
                .map(([column, cell]) => (
                  <div key={column} className="flex max-w-full min-w-0 gap-1">
                    <dt className="shrink-0 text-muted">{column}</dt>
                    <dd className="min-w-0 truncate" title={cell}>
                      {cell}
                    </dd>
                  </div>
                ))}
            </dl>
            {problem === null ? null : <p className="text-warn">Makes no event: {problem}.</p>}
            {events.length === 0 ? null : (
              <ol className="flex flex-col gap-0.5">
                {events.map((event, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- events of a row have no name and never move
                  <li key={index} className="flex flex-col">
                    <span className="flex flex-wrap justify-between gap-x-3">
                      <span className="font-medium break-words">{eventWords(event)}</span>
                      <span className="text-xs text-muted">{event.item}</span>
                    </span>
                    {event.problem === null ? null : (
                      <span className="text-xs text-warn">Would be set aside: {event.problem}</span>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
