import { wilsonInterval } from '../../../../shared/stats/interval'
import { RowName } from '../../../charts/IntervalRows'
import { figureWords } from '../../../words/figures'
import {
  formatCount,
  formatCounted,
  formatPercent,
  formatPercentInterval,
} from '../../../words/numbers'
import { biasSheet, peopleSheet } from '../sheets/reportSheets'
import { PeopleTable } from '../tables/PeopleTable'
import type { CardProps } from './cardProps'
import { FigureCard } from './FigureCard'

/** Of fewer answers a share would say nothing but chance. */
const leastShown = 10

/** How often people followed a suggestion that was wrong. */
export function BiasCard({ report, keeper, subject, onOpen }: CardProps) {
  const { n, followedWrong, value } = report.automationBias
  const interval = wilsonInterval(n, followedWrong)
  return (
    <FigureCard
      title="Automation bias"
      subject={subject}
      keeper={keeper}
      sheet={() => biasSheet(report)}
      isTable
    >
      {value === null || interval === null ? (
        <p className="text-dense text-pretty text-muted">
          <span className="font-medium text-fg">Not enough yet.</span>{' '}
          {report.reasons['automationBias.value']} {figureWords.automationBias}
        </p>
      ) : (
        <>
          {n < leastShown ? (
            <p className="text-dense text-pretty text-muted">
              <span className="font-medium text-fg">Not enough yet.</span> A share takes at least{' '}
              {leastShown} answers given after seeing a wrong suggestion.
            </p>
          ) : (
            <>
              <p className="text-2xl font-semibold tracking-tight tabular-nums">
                {formatPercent(value)}
              </p>
              <p className="mt-1 text-dense text-muted tabular-nums">
                95 % interval {formatPercentInterval(interval)}, n = {formatCount(n)}
              </p>
            </>
          )}
          <p className="mt-2 text-dense text-pretty">
            {formatCount(followedWrong)} of {formatCounted(n, 'answer')} followed a wrong suggestion
            that was seen before.
          </p>
          {onOpen === null ? null : (
            <p className="mt-2 text-dense print:hidden">
              <RowName
                name="Wrong suggestions that people saw"
                onOpen={() => onOpen('Wrong suggestions that people saw', { of: 'shown' })}
              />
            </p>
          )}
        </>
      )}
    </FigureCard>
  )
}

interface PaceProps extends CardProps {
  readonly isNarrowed: boolean
}

/** Who decided how much, and how fast. */
export function PaceCard({ report, keeper, subject, isNarrowed, onOpen }: PaceProps) {
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
          onOpen &&
          ((person) => onOpen(`Decisions of ${person}`, { of: 'decisions', decider: person }))
        }
      />
      <p className="mt-3 text-xs text-pretty text-muted">
        Independent decisions of the task{isNarrowed ? ' within the filters' : ''}, whichever
        version predicted.
        {onOpen === null ? null : <span className="print:hidden"> Choose a name to see them.</span>}
      </p>
    </FigureCard>
  )
}
