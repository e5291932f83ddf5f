import { errorBoundWords } from '../../../words/threshold'
import { formatThreshold } from '../../../words/gate'
import { formatCount, formatPercent, notEnoughYet } from '../../../words/numbers'
import type { Curve } from './store'

interface Props {
  readonly curve: Curve
  readonly current: number | null
}

/** The chart's figures, for those who would rather read them. */
export function ThresholdTable({ curve, current }: Props) {
  return (
    <div
      role="group"
      aria-label="Error and coverage by threshold"
      tabIndex={0}
      className="max-h-72 overflow-auto"
    >
      <table className="w-full text-dense">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr className="[&>th]:pb-1.5 [&>th]:text-right [&>th]:font-medium">
            <th scope="col" className="text-left!">
              Threshold
            </th>
            <th scope="col">Decides</th>
            <th scope="col">Error seen</th>
            <th scope="col">At most</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {curve.grid.map((point) => (
            <tr
              key={point.threshold}
              className="border-t border-line [&>td]:py-1.5 [&>td]:pl-3 [&>td]:text-right"
            >
              <th scope="row" className="text-left font-medium">
                {formatThreshold(point.threshold)}
                <span className="text-xs font-normal text-muted">
                  {point.threshold === curve.recommended ? ' recommended' : ''}
                  {point.threshold === current ? ' in force' : ''}
                </span>
              </th>
              <td>{formatPercent(point.coverage)}</td>
              <td className={point.risk === null ? 'text-xs text-muted' : ''}>
                {point.risk === null ? notEnoughYet : formatPercent(point.risk)}
              </td>
              <td className={point.n === 0 ? 'text-xs text-muted' : ''}>
                {errorBoundWords(point)}
              </td>
              <td className="text-muted">{formatCount(point.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
