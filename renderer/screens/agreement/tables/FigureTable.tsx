import type { ReactNode } from 'react'
import type { Report } from '../../../../shared/contract/report'
import { Interval } from '../../../charts/Interval'
import { shareScale } from '../../../charts/intervalMarks'
import { figureWords } from '../../../words/figures'
import {
  formatCoefficient,
  formatCoefficientInterval,
  formatPercentInterval,
  notEnoughYet,
} from '../../../words/numbers'

/** The intervals of the agreement on one scale, then the coefficients, each with what it says. */
export function FigureTable({ report }: { readonly report: Report }) {
  const { agreement, kappa, gwetAC1, reasons } = report
  const intervals = [
    ['Wilson', figureWords.wilson, agreement.wilson95],
    ['Clopper–Pearson', figureWords.clopperPearson, agreement.clopperPearson95],
    ['Confidence sequence', figureWords.confidenceSequence, agreement.confidenceSequence95],
  ] as const
  const scale = shareScale(intervals.flatMap(([, , interval]) => interval ?? []))
  return (
    <table className="w-full text-dense">
      <thead className="sr-only">
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Value</th>
          <th scope="col">95 % interval</th>
        </tr>
      </thead>
      <tbody>
        {intervals.map(([name, what, interval]) => (
          <Row
            key={name}
            name={name}
            what={what}
            value={<Interval scale={scale} share={agreement.value} interval={interval} />}
            interval={formatPercentInterval(interval, 2)}
          />
        ))}
        <Row
          name="Cohen’s kappa"
          what={figureWords.kappa}
          why={reasons['kappa.value']}
          value={formatCoefficient(kappa.value)}
          interval={kappa.ci95 === null ? '' : formatCoefficientInterval(kappa.ci95)}
        />
        <Row
          name="Gwet’s AC1"
          what={figureWords.gwetAC1}
          why={reasons['gwetAC1.value']}
          value={formatCoefficient(gwetAC1.value)}
          interval={gwetAC1.ci95 === null ? '' : formatCoefficientInterval(gwetAC1.ci95)}
        />
        <Row
          name="Krippendorff’s alpha"
          what={figureWords.krippendorffAlpha}
          why={reasons['krippendorffAlpha']}
          value={formatCoefficient(report.krippendorffAlpha)}
          interval=""
        />
        <Row
          name="Matthews correlation"
          what={figureWords.mcc}
          why={reasons['mcc']}
          value={formatCoefficient(report.mcc)}
          interval=""
        />
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly name: string
  readonly what: string
  readonly value: ReactNode
  readonly interval: string
  /** Why the figure is missing, where it is. */
  readonly why?: string | undefined
}

function Row({ name, what, value, interval, why }: RowProps) {
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="py-2 pr-4 text-left font-medium">
        {name}
        <span className="block text-xs font-normal text-pretty text-muted">{why ?? what}</span>
      </th>
      <td
        className={
          value === notEnoughYet
            ? 'w-28 text-right text-xs text-muted'
            : 'w-28 text-right font-medium tabular-nums'
        }
      >
        {value}
      </td>
      <td className="w-32 pl-4 text-right text-muted tabular-nums">{interval}</td>
    </tr>
  )
}
