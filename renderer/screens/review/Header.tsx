import { useStore } from 'zustand'
import type { Lane } from '../../../shared/contract/review'
import { Segmented } from '../../ui/Segmented'
import { formatCount, formatSeconds } from '../../words/numbers'
import { laneOrder, laneWords } from '../../words/review'
import type { Review } from './store'

/** These are always shown; the others only where something waits in them. */
const alwaysShown: readonly Lane[] = ['blind', 'deferred']

/** Which items, how many of them, and how the day goes. */
export function Header({ review }: { readonly review: Review }) {
  const lane = useStore(review.store, (session) => session.lane)
  const lanes = useStore(review.store, (session) => session.lanes)
  const progress = useStore(review.store, (session) => session.progress)
  const waiting = (one: Lane) => lanes?.find((count) => count.lane === one)?.waiting ?? null
  const shownLanes = laneOrder.filter(
    (one) => alwaysShown.includes(one) || one === lane || (waiting(one) ?? 0) > 0,
  )
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-base font-semibold">Review</h1>
        <Segmented
          label="Which items"
          value={lane}
          choices={shownLanes.map((one) => {
            const count = waiting(one)
            return {
              value: one,
              label: laneWords[one].name,
              count: count === null ? null : formatCount(count),
            }
          })}
          onChoose={review.chooseLane}
        />
      </div>
      {progress === null ? null : (
        <dl className="flex gap-5 text-dense">
          <Figure name="decided today" value={formatCount(progress.decidedToday)} />
          {progress.medianSeconds === null ? null : (
            <Figure name="an item" value={formatSeconds(progress.medianSeconds)} />
          )}
        </dl>
      )}
    </header>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="order-2 text-muted">{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  )
}
