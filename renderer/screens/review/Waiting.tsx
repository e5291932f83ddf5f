import { CircleAlert, Inbox, LoaderCircle } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { formatCounted } from '../../words/numbers'
import { laneWords } from '../../words/review'
import { HeldByOthers } from './lanes/HeldByOthers'
import type { Review } from './store'

export interface WaitingProps {
  readonly review: Review
  readonly inboxDir: string | null
  readonly onShowInbox: () => void
  readonly onGoToAgreement: () => void
  readonly onGoToTasks: () => void
}

/** Where no item is on screen: why, and what to do. */
export function Waiting(props: WaitingProps) {
  const { review, inboxDir, onShowInbox, onGoToAgreement, onGoToTasks } = props
  const task = useStore(review.store, (session) => session.task)
  const view = useStore(review.store, (session) => session.view)
  const lane = useStore(review.store, (session) => session.lane)
  const deferred = useStore(
    review.store,
    ({ lanes }) => lanes?.find((count) => count.lane === 'deferred')?.waiting ?? 0,
  )
  const waiting = useStore(
    review.store,
    ({ lanes }) => lanes?.find((count) => count.lane === lane)?.waiting ?? 0,
  )
  const held = <HeldByOthers lane={lane} waiting={waiting} onLookAgain={review.lookAgain} />
  const inbox = inboxDir === null ? null : <Path text={inboxDir} />

  if (task === null)
    return (
      <Empty
        icon={<Inbox size={22} />}
        title="No task is defined yet"
        action={
          <>
            <Button look="primary" onClick={onGoToTasks}>
              Define a task
            </Button>
            <Button onClick={onShowInbox}>Show the inbox folder</Button>
          </>
        }
      >
        <p>
          A task says which answers there are. Define it, or put event files into the inbox first:
          Understudy then proposes one.
        </p>
        {inbox}
      </Empty>
    )
  if (view.kind === 'failed')
    return (
      <Empty
        icon={<CircleAlert size={22} />}
        title="The next item could not be fetched"
        action={<Button onClick={review.retry}>Try again</Button>}
      >
        <p role="alert">{view.message}</p>
      </Empty>
    )
  if (view.kind !== 'empty')
    return (
      <p role="status" className="late m-auto flex items-center gap-2 text-dense text-muted">
        <LoaderCircle aria-hidden size={16} className="animate-spin" /> Fetching items…
      </p>
    )
  if (lane !== 'blind')
    return (
      <Empty
        icon={<Inbox size={22} />}
        title={`Nothing waits in “${laneWords[lane].name}”`}
        action={
          <Button look="primary" onClick={() => review.chooseLane('blind')}>
            Decide blind
          </Button>
        }
      >
        <p>
          {laneWords[lane].what}
          {lane === 'deferred' ? ' Space puts an item here.' : ''}
        </p>
        {held}
      </Empty>
    )
  return (
    <Empty
      icon={<Inbox size={22} />}
      title="Nothing waits to be decided"
      action={
        <>
          <Button look="primary" onClick={onGoToAgreement}>
            See the agreement
          </Button>
          {deferred > 0 ? (
            <Button onClick={() => review.chooseLane('deferred')}>
              {formatCounted(deferred, 'deferred item')}
            </Button>
          ) : null}
          <Button onClick={onShowInbox}>Show the inbox folder</Button>
        </>
      }
    >
      {held}
      <p>
        New items appear here by themselves. They come from event files that a producer puts into
        the inbox:
      </p>
      {inbox}
    </Empty>
  )
}

function Path({ text }: { readonly text: string }) {
  return (
    <p>
      <code className="text-xs break-all text-fg">{text}</code>
    </p>
  )
}
