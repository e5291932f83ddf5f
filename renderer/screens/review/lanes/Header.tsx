import { useStore } from 'zustand'
import type { Lane } from '../../../../shared/contract/review'
import { Select } from '../../../ui/Select'
import { orderHint, orderWords } from '../../../words/review'
import { LaneFigures } from './LaneFigures'
import { LanePicker } from './LanePicker'
import { ordersOf } from './orders'
import { useMinute } from './useMinute'
import type { Review } from '../store'

interface Props {
  readonly review: Review
  readonly choices: readonly Lane[]
}

/** Which items, in which order, how many of them, and how the day goes. */
export function Header({ review, choices }: Props) {
  const lane = useStore(review.store, (session) => session.lane)
  const order = useStore(review.store, (session) => session.order)
  const lanes = useStore(review.store, (session) => session.lanes)
  const progress = useStore(review.store, (session) => session.progress)
  const now = useMinute()
  const orders = ordersOf(lane)
  const hint = orderHint(order, lane)
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-base font-semibold">Review</h1>
        <LanePicker lane={lane} choices={choices} lanes={lanes} onChoose={review.chooseLane} />
        {lane === 'disagreements' || lane === 'flagged' ? null : (
          <Select
            label="Order"
            value={order}
            choices={orders.map((one) => ({ value: one, label: orderWords[one] }))}
            onChoose={(next) => {
              const chosen = orders.find((one) => one === next)
              if (chosen) review.chooseOrder(chosen)
            }}
          />
        )}
      </div>
      {hint === null ? null : (
        <p className="order-1 basis-full text-xs text-pretty text-muted">{hint}</p>
      )}
      {progress === null ? null : (
        <LaneFigures
          count={lanes?.find((count) => count.lane === lane) ?? null}
          progress={progress}
          isRuling={lane === 'disagreements' || lane === 'flagged'}
          now={now}
        />
      )}
    </header>
  )
}
