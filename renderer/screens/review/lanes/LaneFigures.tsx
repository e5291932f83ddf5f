import type { LaneCount, PersonProgress } from '../../../../shared/contract/review'
import { classes } from '../../../ui/classes'
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
  const { medianSeconds } = progress
  const waiting = count?.waiting ?? 0
  const oldestAt = count?.oldestAt ?? null
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 text-dense">
      {oldestAt === null ? null : (
        <Figure name="oldest" value={formatAge(oldestAt, now)} givesWay />
      )}
      {isRuling ? (
        <Figure name="ruled today" value={formatCount(ruledToday)} />
      ) : (
        <>
          <Figure
            name="left"
            value={
              medianSeconds === null || waiting === 0 ? null : formatLeft(waiting * medianSeconds)
            }
          />
          <Figure
            name="an item"
            value={medianSeconds === null ? null : formatSeconds(medianSeconds)}
          />
          <Figure name="decided today" value={formatCount(decidedToday)} />
        </>
      )}
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  /** Null while it is not known: its room is kept, so that the item below does not jump when it comes. */
  readonly value: string | null
  readonly givesWay?: boolean
}

function Figure({ name, value, givesWay = false }: FigureProps) {
  return (
    <div
      // In a narrow window what matters least gives way, so that the header keeps its height.
      className={classes(
        'flex items-baseline gap-1.5',
        givesWay && '@max-6xl:hidden',
        value === null && 'invisible min-w-26',
      )}
    >
      <dt className={givesWay ? 'text-muted' : 'order-2 text-muted'}>{name}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  )
}
