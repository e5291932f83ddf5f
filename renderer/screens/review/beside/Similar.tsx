import { X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { ItemContext } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { IconButton } from '../../../ui/IconButton'
import { formatValue } from '../../../words/values'
import { excerptOf } from './excerpt'
import { Thumbnail } from '../past/Thumbnail'
import type { Review } from '../store'

interface Props {
  readonly review: Review
  readonly task: Task
  readonly itemId: string
  readonly onClose: () => void
}

/** Items that people decided lately, by label: how others read the guideline. That one looked is recorded. */
export function Similar({ review, task, itemId, onClose }: Props) {
  const id = useId()
  const [context, setContext] = useState<ItemContext | null>(null)
  useEffect(() => {
    let isGone = false
    async function load() {
      const answer = await review.context(itemId)
      if (!isGone && answer) setContext(answer)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [review, itemId])
  return (
    <section
      aria-labelledby={id}
      className="flex max-h-80 shrink-0 flex-col border-b border-line @xl:max-h-none @xl:basis-1/2"
    >
      <header className="flex shrink-0 items-center justify-between gap-2 pt-2 pr-2 pl-5">
        <h2 id={id} className="text-dense font-semibold">
          Decided lately
        </h2>
        <IconButton label="Hide what was decided lately" aria-keyshortcuts="s" onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <div
        role="group"
        aria-label="Items decided lately, by answer"
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-1 pb-4"
      >
        {context?.similar.length === 0 ? (
          <p className="text-dense text-muted">Nobody has decided an item of this task here yet.</p>
        ) : null}
        {context?.similar.map(({ value, items }) => (
          <section key={JSON.stringify(value)} className="flex flex-col gap-1.5">
            <h3 className="text-xs font-medium text-muted">{formatValue(task, value)}</h3>
            <ul className="flex flex-wrap gap-2">
              {items.map((item) => (
                <li
                  key={item.itemId}
                  title={item.itemId}
                  className="flex min-w-0 items-center gap-2"
                >
                  <Thumbnail payload={item.payload} />
                  <span dir="auto" className="line-clamp-2 min-w-0 text-xs break-words">
                    {excerptOf(item.payload)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
