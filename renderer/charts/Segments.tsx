import { useMemo } from 'react'
import { formatCount, formatPercent, formatPercentInterval } from '../words/numbers'
import { Interval } from './Interval'
import { segmentMarks, shareScale } from './intervalMarks'

/** Agreement in each segment with its interval, the worst first; all on one scale. */
export function Segments({ segments }: { readonly segments: Parameters<typeof segmentMarks>[0] }) {
  const groups = useMemo(() => segmentMarks(segments), [segments])
  const scale = useMemo(
    () =>
      shareScale(
        groups.flatMap(([, marks]) => marks.flatMap((one) => [one.share, ...(one.interval ?? [])])),
      ),
    [groups],
  )
  return (
    <div className="flex flex-col gap-4">
      {groups.map(([key, marks]) => (
        <table key={key} className="w-full table-fixed text-dense">
          <caption className="mb-1 text-left text-xs font-medium text-muted">{key}</caption>
          <colgroup>
            <col className="w-1/4" />
            <col />
            <col className="w-20" />
            <col className="w-20" />
          </colgroup>
          <thead className="sr-only">
            <tr>
              <th scope="col">{key}</th>
              <th scope="col">Interval</th>
              <th scope="col">Agreement</th>
              <th scope="col">Pairs</th>
            </tr>
          </thead>
          <tbody>
            {marks.map((mark) => (
              <tr key={mark.value}>
                <th
                  scope="row"
                  title={mark.value}
                  className="truncate py-1 pr-3 text-left font-normal"
                >
                  {mark.value}
                </th>
                <td title={`95 % interval ${formatPercentInterval(mark.interval)}`}>
                  <span className="sr-only">{formatPercentInterval(mark.interval)}</span>
                  <Interval scale={scale} share={mark.share} interval={mark.interval} />
                </td>
                <td className="pl-3 text-right font-medium tabular-nums">
                  {formatPercent(mark.share)}
                </td>
                <td className="pl-2 text-right text-xs text-muted tabular-nums">
                  n = {formatCount(mark.n)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <p className="text-xs text-muted">
        Scale from {formatPercent(scale.from, 0)} to {formatPercent(scale.to, 0)}; the bar is the 95
        % interval.
      </p>
    </div>
  )
}
