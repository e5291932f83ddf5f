import { formatCount, formatDifference, formatDifferenceInterval } from '../words/numbers'
import { differenceScale, placeDifference } from './differenceMarks'
import { RowName } from './IntervalRows'
import { percent } from './Plot'

interface DifferenceRow {
  readonly key: string
  readonly name: string
  readonly difference: number | null
  readonly interval: readonly [number, number] | null
  readonly n: number
  readonly onOpen: (() => void) | null
}

interface Props {
  readonly caption: string
  readonly rows: readonly DifferenceRow[]
}

/** Differences with their bounds on one scale, 0 in the middle. */
export function DifferenceRows({ caption, rows }: Props) {
  const half = differenceScale(rows)
  return (
    <div>
      <table className="w-full table-fixed text-dense">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col className="w-[26%]" />
          <col />
          <col className="w-28" />
          <col className="w-42" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Label</th>
            <th scope="col">On the scale</th>
            <th scope="col">Difference</th>
            <th scope="col">95 % bounds and n</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="align-top">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                <RowName name={row.name} onOpen={row.onOpen} />
              </th>
              <td className="py-1.5">
                <Mark half={half} row={row} />
              </td>
              <td className="py-1 pl-3 text-right font-medium tabular-nums">
                {row.difference === null ? (
                  <span className="text-xs font-normal text-muted">{formatDifference(null)}</span>
                ) : (
                  formatDifference(row.difference)
                )}
              </td>
              <td className="py-1 pl-3 text-right text-xs text-muted tabular-nums">
                {row.interval === null ? '' : formatDifferenceInterval(row.interval)}
                <span className="block">n = {formatCount(row.n)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted">
        Scale from {formatDifference(-half, 0)} to {formatDifference(half, 0)}; the line in the
        middle is no difference.
      </p>
    </div>
  )
}

function Mark({ half, row }: { readonly half: number; readonly row: DifferenceRow }) {
  const at = (value: number) => percent(placeDifference(half, value))
  const { difference, interval } = row
  return (
    <svg aria-hidden className="block h-4 w-full overflow-visible">
      <line x1="0" x2="100%" y1="8" y2="8" className="stroke-line" />
      <line x1="50%" x2="50%" y1="0" y2="16" className="stroke-edge" />
      {interval === null ? null : (
        <line
          x1={at(interval[0])}
          x2={at(interval[1])}
          y1="8"
          y2="8"
          strokeWidth="4"
          strokeLinecap="round"
          className="stroke-accent opacity-35"
        />
      )}
      {difference === null ? null : (
        <circle cx={at(difference)} cy="8" r="4" className="fill-accent" />
      )}
    </svg>
  )
}
