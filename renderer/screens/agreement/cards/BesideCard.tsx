import type { Report } from '../../../../shared/contract/report'
import { IntervalRows, type IntervalRow } from '../../../charts/IntervalRows'
import { shareScale } from '../../../charts/intervalMarks'
import { formatCoefficient, formatPercent } from '../../../words/numbers'
import type { OpenItems, Narrowing } from '../pairsQuery'
import { besideSheet } from '../sheets/reportSheets'
import { FigureCard } from './FigureCard'
import type { CardProps } from './cardProps'

/** Model and people on one scale: with one another, among themselves, and against what turned out to be true. */
export function BesideCard({ report, keeper, subject, onOpen }: CardProps) {
  const { agreement, humanHuman, accuracy, humanAccuracy } = report
  const row = (
    name: string,
    figures: Pick<Report['agreement'], 'n' | 'value' | 'wilson95'>,
    narrowing: Narrowing,
    why: string | undefined,
  ): IntervalRow => ({
    key: name,
    name,
    n: figures.n,
    share: figures.value,
    interval: figures.wilson95,
    note: why,
    onOpen: opener(onOpen, name, figures.n, narrowing),
  })
  const among = [
    row('Model and people', agreement, {}, undefined),
    row(
      'People among themselves',
      humanHuman,
      { of: 'people' },
      report.reasons['humanHuman.value'],
    ),
  ]
  const right = [
    row('Model right', accuracy, { of: 'modelTruth' }, report.reasons['accuracy.value']),
    row('People right', humanAccuracy, { of: 'humanTruth' }, report.reasons['humanAccuracy.value']),
  ]
  const scale = shareScale(
    [...among, ...right].flatMap(({ share, interval }) => [share, ...(interval ?? [])]),
  )
  return (
    <FigureCard
      title="Model beside people"
      className="@4xl:col-span-5"
      subject={subject}
      keeper={keeper}
      sheet={() => besideSheet(report)}
    >
      <IntervalRows caption="Agreement" scale={scale} rows={among} />
      {report.answers === null ? (
        <p className="mt-1 text-xs text-pretty text-muted tabular-nums">
          Beyond chance (kappa): model and people {formatCoefficient(report.kappa.value)}
          {humanHuman.n === 0
            ? ''
            : `, people among themselves ${formatCoefficient(humanHuman.kappa)}`}
          .
        </p>
      ) : null}
      <div className="h-4 shrink-0" />
      <IntervalRows caption="Against what turned out to be true" scale={scale} rows={right} />
      <p className="mt-auto pt-3 text-xs text-pretty text-muted">
        Scale from {formatPercent(scale.from, 0)} to {formatPercent(scale.to, 0)}; the bar is the 95
        % interval.
      </p>
    </FigureCard>
  )
}

function opener(onOpen: OpenItems | null, title: string, n: number, narrowing: Narrowing) {
  return onOpen === null || n === 0 ? null : () => onOpen(title, narrowing)
}
