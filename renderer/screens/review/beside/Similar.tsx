import { useEffect, useState } from 'react'
import type { ItemContext } from '../../../../shared/contract/review'
import type { Task } from '../../../../shared/schema/task'
import { formatValue } from '../../../words/values'
import { Panel } from './Panel'
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
    <Panel
      title="Decided lately"
      content="Items decided lately, by answer"
      keys="s"
      onClose={onClose}
      className="flex flex-col gap-3"
    >
      {context?.similar.length === 0 ? (
        <p className="text-dense text-muted">Nobody has decided an item of this task here yet.</p>
      ) : null}
      {context?.similar.map(({ value, items }) => (
        <section key={JSON.stringify(value)} className="flex flex-col gap-1.5">
          <h3 className="text-xs font-medium text-muted">{formatValue(task, value)}</h3>
          <ul className="flex flex-wrap gap-2">
            {items.map((item) => (
              <li key={item.itemId} title={item.itemId} className="flex min-w-0 items-center gap-2">
                <Thumbnail payload={item.payload} />
                <span dir="auto" className="line-clamp-2 min-w-0 text-xs break-words">
                  {excerptOf(item.payload)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}
