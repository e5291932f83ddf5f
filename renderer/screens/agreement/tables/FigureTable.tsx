import type { Report } from '../../../../shared/contract/report'
import { Interval } from '../../../charts/Interval'
import { shareScale } from '../../../charts/intervalMarks'
import { figureWords } from '../../../words/figures'
import {
  formatCoefficient,
  formatCoefficientInterval,
  formatPercent,
  formatPercentInterval,
  formatPlain,
  notEnoughYet,
} from '../../../words/numbers'

/** Of fewer pairs a coefficient says little, and its interval nothing. */
const leastPairs = 30

interface Coefficient {
  readonly name: string
  readonly value: string
  readonly interval: string
  /** What it says; where it is missing, why. */
  readonly what: string
}

/** The intervals of the agreement on one scale, then the figures that fit the kind of answer. */
export function FigureTable({ report }: { readonly report: Report }) {
  const { agreement } = report
  const intervals = [
    ['Wilson', figureWords.wilson, agreement.wilson95],
    ['Clopper–Pearson', figureWords.clopperPearson, agreement.clopperPearson95],
    ['Confidence sequence', figureWords.confidenceSequence, agreement.confidenceSequence95],
  ] as const
  const coefficients = coefficientsOf(report)
  const scale = shareScale(intervals.flatMap(([, , interval]) => interval ?? []))
  return (
    <>
      <table className="w-full table-fixed text-dense">
        <caption className="sr-only">Intervals of the agreement</caption>
        <colgroup>
          <col className="w-[46%]" />
          <col />
          <col className="w-32" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Interval</th>
            <th scope="col">On the scale</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {intervals.map(([name, what, interval]) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 text-left font-medium">
                {name}
                <span className="block text-xs font-normal text-pretty text-muted">{what}</span>
              </th>
              <td>
                <Interval scale={scale} share={agreement.value} interval={interval} />
              </td>
              <td className="pl-4 text-right text-muted tabular-nums">
                {formatPercentInterval(interval, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pt-1 text-right text-xs text-muted">
        Scale from {formatPercent(scale.from, 0)} to {formatPercent(scale.to, 0)}.
      </p>
      {report.paired < leastPairs && coefficients.length > 0 ? (
        <p className="mt-3 border-t border-line pt-3 text-dense text-pretty text-muted">
          <span className="font-medium text-fg">Not enough yet</span> for{' '}
          {coefficients.map(({ name }) => name).join(', ')}: they take at least {leastPairs} pairs.
        </p>
      ) : (
        <dl className="mt-2 grid gap-x-8 @lg:grid-cols-2">
          {coefficients.map(({ name, value, interval, what }) => (
            <div key={name} className="flex flex-col border-t border-line py-2 text-dense">
              <dt className="flex items-baseline justify-between gap-3 font-medium">
                {name}
                <span
                  className={
                    value === notEnoughYet
                      ? 'text-xs font-normal whitespace-nowrap text-muted'
                      : 'tabular-nums'
                  }
                >
                  {value}
                </span>
              </dt>
              <dd className="flex items-baseline justify-between gap-3 text-xs text-muted">
                <span className="text-pretty">{what}</span>
                <span className="whitespace-nowrap tabular-nums">{interval}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function coefficientsOf(report: Report): readonly Coefficient[] {
  const { answers, reasons } = report
  const one = (
    name: string,
    path: string,
    value: number | null,
    interval: readonly [number, number] | null,
    what: string,
  ): Coefficient => ({
    name,
    value: formatCoefficient(value),
    interval: interval === null ? '' : formatCoefficientInterval(interval),
    what: reasons[path] ?? what,
  })
  const { kappa, gwetAC1, krippendorffAlpha, mcc } = report
  switch (answers?.kind) {
    case undefined:
      return [
        one('Cohen’s kappa', 'kappa.value', kappa.value, kappa.ci95, figureWords.kappa),
        one('Gwet’s AC1', 'gwetAC1.value', gwetAC1.value, gwetAC1.ci95, figureWords.gwetAC1),
        one(
          'Krippendorff’s alpha',
          'krippendorffAlpha',
          krippendorffAlpha,
          null,
          figureWords.krippendorffAlpha,
        ),
        one('Matthews correlation', 'mcc', mcc, null, figureWords.mcc),
      ]
    case 'labels':
      return [one('Labels in common', '', answers.meanJaccard, null, figureWords.meanJaccard)]
    case 'number':
      return [
        {
          name: 'Mean difference',
          value:
            answers.meanAbsoluteDifference === null
              ? notEnoughYet
              : formatPlain(Number(answers.meanAbsoluteDifference.toPrecision(4))),
          interval: '',
          what: figureWords.meanAbsoluteDifference,
        },
        one('Concordance', '', answers.concordance, null, figureWords.concordance),
      ]
    case 'text':
      return []
  }
}
