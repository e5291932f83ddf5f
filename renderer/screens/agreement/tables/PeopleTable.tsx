import type { Report } from '../../../../shared/contract/report'
import { RowName } from '../../../charts/IntervalRows'
import { formatCount, formatSeconds } from '../../../words/numbers'

interface Props {
  readonly report: Report
  readonly onOpen: ((person: string) => void) | null
}

/** How much each person has decided, and how fast. */
export function PeopleTable({ report, onOpen }: Props) {
  const people = Object.entries(report.reviewers).toSorted(([, a], [, b]) => b.n - a.n)
  return (
    <table className="w-full max-w-xl text-dense">
      <thead className="text-xs text-muted">
        <tr className="[&>th]:pb-1.5 [&>th]:text-right [&>th]:font-medium">
          <th scope="col" className="text-left!">
            Person
          </th>
          <th scope="col">Decisions</th>
          <th scope="col">Median time an item</th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {people.map(([name, one]) => (
          <tr key={name} className="border-t border-line [&>td]:py-1.5 [&>td]:text-right">
            <th scope="row" className="text-left font-medium">
              <RowName name={name} onOpen={onOpen && (() => onOpen(name))} />
            </th>
            <td>{formatCount(one.n)}</td>
            <td className="text-muted">
              {one.medianSeconds === null ? 'not recorded' : formatSeconds(one.medianSeconds)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
