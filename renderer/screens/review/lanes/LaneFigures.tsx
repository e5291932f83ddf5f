import type { LaneCount, PersonProgress } from '../../../../shared/contract/review'
import { formatCount, formatSeconds } from '../../../words/numbers'
import { formatAge, formatLeft } from '../../../words/times'

interface Props {
  /** The lane on screen; null while it is not counted. */
  readonly count: LaneCount | null
  readonly progress: PersonProgress
  /** Rulings are counted by themselves, and take as long as they take. */
  readonly isRuling: boolean
  readonly now: number
}

/** How the day goes, and what is left at this pace. */
export function LaneFigures({ count, progress, isRuling, now }: Props) {
  const { decidedToday, ruledToday } = progress
  const medianSeconds = isRuling ? null : progress.medianSeconds
  const isWaiting = count !== null && count.waiting > 0
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-dense">
      {isWaiting && count.oldestAt !== null ? (
        <Figure name="oldest" value={formatAge(count.oldestAt, now)} isFirst />
      ) : null}
      {isWaiting && medianSeconds !== null ? (
        <Figure name="left" value={formatLeft(count.waiting * medianSeconds)} />
      ) : null}
      {isRuling ? (
        <Figure name="ruled today" value={formatCount(ruledToday)} />
      ) : (
        <Figure name="decided today" value={formatCount(decidedToday)} />
      )}
      {medianSeconds === null ? null : (
        <Figure name="an item" value={formatSeconds(medianSeconds)} />
      )}
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly isFirst?: boolean
}

function Figure({ name, value, isFirst = false }: FigureProps) {
  return (
    <div
      // In a narrow window what matters least gives way, so that the header keeps its height.
      className={
        isFirst ? 'flex items-baseline gap-1.5 @max-4xl:hidden' : 'flex items-baseline gap-1.5'
      }
    >
      <dt className={isFirst ? 'text-muted' : 'order-2 text-muted'}>{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  )
}
