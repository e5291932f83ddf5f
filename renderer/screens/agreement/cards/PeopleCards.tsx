import { Card } from '../../../ui/Card'
import { figureWords } from '../../../words/figures'
import { formatCount, formatPercent } from '../../../words/numbers'
import type { Filter } from '../session'
import { hasFilter } from '../session'
import { peopleSheet } from '../sheets/reportSheets'
import { PeopleTable } from '../tables/PeopleTable'
import type { CardProps } from './cardProps'
import { FigureCard } from './FigureCard'
import { RowName } from '../../../charts/IntervalRows'

/** How often people followed a suggestion that was wrong. */
export function BiasCard({ report, hasDays, onOpen }: CardProps) {
  const { n, followedWrong, value } = report.automationBias
  return (
    <Card title="Automation bias">
      {value === null ? (
        <p className="text-dense text-pretty text-muted">
          <span className="font-medium text-fg">Not enough yet.</span>{' '}
          {report.reasons['automationBias.value']} {figureWords.automationBias}
        </p>
      ) : (
        <>
          <p className="text-2xl font-semibold tracking-tight tabular-nums">
            {formatPercent(value)}
          </p>
          <p className="mt-1 text-dense text-pretty text-muted">
            Of {formatCount(n)} answers given after seeing a wrong suggestion,{' '}
            {formatCount(followedWrong)} followed it.{hasDays ? ' Over all days.' : ''}
          </p>
          <p className="mt-2 text-dense">
            <RowName
              name="Wrong suggestions that people saw"
              onOpen={
                onOpen && (() => onOpen('Wrong suggestions that people saw', { of: 'shown' }))
              }
            />
          </p>
        </>
      )}
    </Card>
  )
}

interface PaceProps extends CardProps {
  readonly filter: Filter
}

/** Who decided how much, and how fast. */
export function PaceCard({ report, keeper, subject, filter, onOpen }: PaceProps) {
  if (Object.keys(report.reviewers).length === 0) return null
  return (
    <FigureCard
      title="People and their pace"
      className="flex-1"
      subject={subject}
      keeper={keeper}
      sheet={() => peopleSheet(report)}
      isTable
    >
      <PeopleTable
        report={report}
        onOpen={
          onOpen && ((person) => onOpen(`Pairs in which ${person} counts`, { decider: person }))
        }
      />
      <p className="mt-3 text-xs text-pretty text-muted">
        Independent decisions of the task, whichever version predicted
        {hasFilter(filter) ? '; the filters do not narrow them' : ''}.
      </p>
    </FigureCard>
  )
}
