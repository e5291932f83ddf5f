import { CircleCheck } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { formatCount } from '../../../words/numbers'
import { Notice } from '../../../ui/Notice'
import type { Queue } from '../store'
import { ChosenLine } from './ChosenLine'
import { LineList } from './LineList'
import { Reasons } from './Reasons'

/** The lines that were set aside: by reason, one by one, each to be mended and sent again. */
export function Aside({ queue }: { readonly queue: Queue }) {
  const rejected = useStore(queue.store, (session) => session.status?.rejected ?? null)
  const lines = useStore(queue.store, (session) => session.lines)
  const isSending = useStore(queue.store, (session) => session.isSending)
  if (rejected === null) return null
  if (rejected.total === 0)
    return (
      <Card title="Set aside" className="@4xl:col-span-2">
        <p className="flex items-center gap-2 text-dense text-muted">
          <CircleCheck aria-hidden size={16} className="text-good" /> Every line that came in was
          accepted.
        </p>
      </Card>
    )
  return (
    <Card
      title={`Set aside: ${formatCount(rejected.total)}`}
      className="@4xl:col-span-2"
      aside={
        <Button disabled={isSending} onClick={() => void queue.retryAll()}>
          Retry all
        </Button>
      }
    >
      <Reasons queue={queue} rejected={rejected} />
      <div className="mt-3 grid min-h-0 overflow-hidden rounded-md border border-line @3xl:h-104 @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="h-72 min-h-0 @3xl:h-auto @3xl:border-r @3xl:border-line">
          {lines.kind === 'shown' ? (
            <LineList queue={queue} lines={lines.lines} hasMore={lines.next !== null} />
          ) : null}
          {lines.kind === 'loading' ? (
            <p role="status" className="late p-4 text-dense text-muted">
              Fetching lines…
            </p>
          ) : null}
          {lines.kind === 'failed' ? (
            <div role="alert" className="p-3">
              <Notice tone="bad" action={<Button onClick={queue.refresh}>Try again</Button>}>
                {lines.message}
              </Notice>
            </div>
          ) : null}
        </div>
        <ChosenLine queue={queue} />
      </div>
    </Card>
  )
}
