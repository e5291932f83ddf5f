import type { Report } from '../../../../shared/contract/report'
import { formatCount, formatPercent } from '../../../words/numbers'
import { formatDay } from '../../../words/times'

/** The chart's figures, for those who would rather read them. */
export function DaysTable({ days }: { readonly days: Report['days'] }) {
  return (
    <div role="group" aria-label="Agreement by day" tabIndex={0} className="max-h-72 overflow-auto">
      <table className="w-full text-dense">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr className="[&>th]:pb-1.5 [&>th]:text-right [&>th]:font-medium">
            <th scope="col" className="text-left!">
              Day
            </th>
            <th scope="col">Agreement</th>
            <th scope="col">Agreed</th>
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {days.map((day) => (
            <tr key={day.day} className="border-t border-line [&>td]:py-1.5 [&>td]:text-right">
              <th scope="row" className="text-left font-normal">
                {formatDay(day.day)}
              </th>
              <td className="font-medium">{formatPercent(day.value)}</td>
              <td className="text-muted">{formatCount(day.agreed)}</td>
              <td className="text-muted">{formatCount(day.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
