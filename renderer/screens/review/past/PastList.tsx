import { use } from 'react'
import type { ItemPast } from '../../../../shared/contract/past'
import type { Task } from '../../../../shared/schema/task'
import { Instant, TimesContext } from '../../../ui/Instant'
import { pastWords } from '../../../words/past'

interface Props {
  readonly past: ItemPast
  readonly task: Task
}

/** What happened to an item, the first first. */
export function PastList({ past: { events, isWhole }, task }: Props) {
  const times = use(TimesContext)
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label="What happened">
        {events.map((event, index) => {
          const { what, remark } = pastWords(event, task, times)
          return (
            <li key={index} className="border-t border-line py-2 first:border-0">
              <p dir="auto" className="text-dense break-words">
                {what}
              </p>
              {remark === '' ? null : (
                <p dir="auto" className="text-xs break-words text-muted">
                  {remark}
                </p>
              )}
              <p className="text-xs text-muted">
                <Instant at={event.at} />
              </p>
            </li>
          )
        })}
      </ol>
      {isWhole ? null : (
        <p className="text-xs text-pretty text-muted">
          What the model and other people did is left out until your own answer is stored.
        </p>
      )}
    </div>
  )
}
