import { Days } from '../../../charts/Days'
import { formatDay } from '../../../words/times'
import { daySheet } from '../sheets/reportSheets'
import type { CardProps } from './cardProps'
import { FigureCard } from './FigureCard'
import { Missing } from './Missing'

interface Props extends CardProps {
  readonly target: number
}

/** The agreement day by day, and how sure one has become. */
export function DaysCard({ report, keeper, subject, target, onOpen }: Props) {
  const { days } = report
  return (
    <FigureCard
      title="Agreement over time"
      className="@4xl:col-span-7"
      subject={subject}
      keeper={keeper}
      sheet={() => daySheet(report)}
    >
      {days.length < 2 ? (
        <Missing>
          A line takes two days with decisions; so far there is{' '}
          {days[0] ? `one, ${formatDay(days[0].day)}` : 'none'}.
        </Missing>
      ) : (
        <Days
          days={days}
          target={target}
          onOpen={onOpen && ((day) => onOpen(`Pairs of ${formatDay(day)}`, { from: day, to: day }))}
        />
      )}
    </FigureCard>
  )
}
