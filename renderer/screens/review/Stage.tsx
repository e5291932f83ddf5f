import { History } from 'lucide-react'
import { use, type ReactNode } from 'react'
import type { ReviewItem } from '../../../shared/contract/review'
import { KeyboardContext } from '../../keyboard/useCommand'
import { IconButton } from '../../ui/IconButton'
import { Instant } from '../../ui/Instant'
import { Notice } from '../../ui/Notice'
import { PayloadView } from '../../ui/payload/PayloadView'

interface Props {
  readonly item: Omit<ReviewItem, 'shown' | 'seen'>
  /** How much each field weighed for the model, where that may be seen. */
  readonly weights?: Readonly<Record<string, number>> | null
  /** What is to be said of it before it is decided. */
  readonly children?: ReactNode
}

/** The item, as large as there is room, with what is known of it in small print. */
export function Stage({ item, weights = null, children }: Props) {
  const keyboard = use(KeyboardContext)
  const put = item.deferrals[0]
  return (
    <article
      aria-label={`Item ${item.itemId}`}
      id="stage"
      tabIndex={-1}
      className="flex min-h-52 flex-1 flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-raised outline-none"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-xs text-muted">
        <h2 className="text-dense font-medium break-all text-fg">{item.itemId}</h2>
        <dl className="ml-auto flex flex-wrap gap-x-4 gap-y-1">
          {Object.entries(item.segment).map(([key, value]) => (
            <div key={key} className="flex gap-1.5">
              <dt>{key}</dt>
              <dd className="font-medium text-fg">{value}</dd>
            </div>
          ))}
          <div className="flex gap-1.5">
            <dt>arrived</dt>
            <dd>
              <Instant at={item.arrivedAt} />
            </dd>
          </div>
        </dl>
        <IconButton
          label="History of this item (Shift+H)"
          aria-keyshortcuts="Shift+H"
          className="-my-1.5 -mr-1.5 -ml-2 size-7! self-center"
          onClick={() => keyboard.run('history')}
        >
          <History aria-hidden size={15} />
        </IconButton>
      </header>
      {put === undefined ? null : (
        <Notice tone="plain">
          Deferred by {put.by}, <Instant at={put.at} />
          {put.reason === '' ? '.' : `: ${put.reason}`}
        </Notice>
      )}
      {children}
      <PayloadView key={item.itemId} payload={item.payload} name={item.itemId} weights={weights} />
    </article>
  )
}
