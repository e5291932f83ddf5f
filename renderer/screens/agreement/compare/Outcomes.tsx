import type { Comparison, PairOutcome } from '../../../../shared/contract/report'
import { formatCount } from '../../../words/numbers'

interface Props {
  readonly comparison: Comparison
  readonly names: { readonly a: string; readonly b: string }
  readonly onOpen: ((title: string, outcome: PairOutcome) => void) | null
}

/** On how many items which of the versions agrees with people. */
export function Outcomes({ comparison, names, onOpen }: Props) {
  const { both, onlyA, onlyB, neither } = comparison
  const cell = (count: number, title: string, outcome: PairOutcome, differs: boolean) => (
    <td className="p-0.5">
      <button
        type="button"
        aria-label={`${formatCount(count)}: ${title}`}
        aria-disabled={onOpen === null || count === 0}
        onClick={() => {
          if (count > 0) onOpen?.(title, outcome)
        }}
        className={`h-14 w-full rounded-md text-base font-semibold tabular-nums aria-disabled:cursor-default ${
          differs ? 'bg-accent-soft text-accent' : 'bg-sunken'
        } ${count > 0 && onOpen !== null ? 'hover:outline-1 hover:outline-edge' : ''}`}
      >
        {formatCount(count)}
      </button>
    </td>
  )
  return (
    <>
      <table className="w-full table-fixed text-xs">
        <caption className="sr-only">Items by which version agrees with people</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="w-1/3">
              <span className="sr-only">Versions</span>
            </th>
            <th scope="col" className="truncate px-1 pb-1 font-medium">
              {names.b} agrees
            </th>
            <th scope="col" className="truncate px-1 pb-1 font-medium">
              {names.b} does not
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="truncate pr-3 text-right font-medium text-muted">
              {names.a} agrees
            </th>
            {cell(both, 'Both agree with people', 'both', false)}
            {cell(onlyA, `Only ${names.a} agrees with people`, 'onlyThis', true)}
          </tr>
          <tr>
            <th scope="row" className="truncate pr-3 text-right font-medium text-muted">
              {names.a} does not
            </th>
            {cell(onlyB, `Only ${names.b} agrees with people`, 'onlyOther', true)}
            {cell(neither, 'Neither agrees with people', 'neither', false)}
          </tr>
        </tbody>
      </table>
      <p className="mt-3 text-xs text-pretty text-muted">
        Only the coloured cells tell the versions apart: where both agree, or neither does, an item
        says nothing about which is better.
      </p>
    </>
  )
}
