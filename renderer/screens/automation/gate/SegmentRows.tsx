import type { Criterion, SegmentPart } from '../../../../shared/gates/criterion'
import { CriterionBar } from '../../../charts/CriterionBar'
import { criterionFigures, passOf } from '../../../words/gate'
import { formatCount, formatCounted } from '../../../words/numbers'
import { Mark } from './Mark'

/** The segments that a criterion looks at, the weakest first. */
export function SegmentRows({ criterion }: { readonly criterion: Criterion }) {
  const parts = criterion.parts.toSorted((a, b) => (a.lower ?? 2) - (b.lower ?? 2))
  return parts.map((part) => (
    <Row key={`${part.key}\n${part.value}`} part={part} criterion={criterion} />
  ))
}

interface RowProps {
  readonly part: SegmentPart
  readonly criterion: Criterion
}

function Row({ part, criterion }: RowProps) {
  const { observed, bound, target } = criterionFigures({ ...criterion, ...part })
  return (
    <tr className="bg-sunken/60 align-top text-xs">
      <td className="py-1.5 text-right">
        <span className="inline-flex scale-85">
          <Mark pass={passOf(part.pass)} />
        </span>
      </td>
      <th scope="row" className="py-1.5 pl-2 text-left font-normal">
        <span className="text-muted">{part.key} </span>
        <span className="font-medium">{part.value}</span>
        <span className="text-muted">
          , {formatCounted(part.n, 'review')}
          {waitWords(part)}
        </span>
      </th>
      <td className="py-1.5 pl-3 text-right tabular-nums">
        <span className="block whitespace-nowrap">{observed}</span>
        {bound === '' ? null : <span className="block whitespace-nowrap text-muted">{bound}</span>}
      </td>
      <td className="hidden py-1 pl-4 @xl:table-cell">
        {part.observed === null || typeof criterion.target !== 'number' ? null : (
          <CriterionBar
            numbers={{
              observed: part.observed,
              lower: part.lower,
              upper: null,
              target: criterion.target,
              isLimit: false,
            }}
          />
        )}
      </td>
      <td className="py-1.5 pl-3 text-right whitespace-nowrap text-muted tabular-nums">{target}</td>
    </tr>
  )
}

function waitWords({ pass, remainingEstimate }: SegmentPart): string {
  if (pass === null) return ', too few to judge; it does not block'
  if (pass || remainingEstimate === null) return ''
  return `, about ${formatCount(remainingEstimate)} more needed`
}
