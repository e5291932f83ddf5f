import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import type { Criterion } from '../../../../shared/gates/criterion'
import { CriterionBar } from '../../../charts/CriterionBar'
import { classes } from '../../../ui/classes'
import { criterionFigures, isLimit, passOf } from '../../../words/gate'
import { formatCounted, notEnoughYet } from '../../../words/numbers'
import { Mark } from './Mark'
import { SegmentRows } from './SegmentRows'

/** Every criterion with what was seen, the bound that decides and what is asked. */
export function Checklist({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <table aria-label="Criteria" className="w-full text-dense">
      <thead className="text-xs text-muted">
        <tr className="[&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="w-7">
            <span className="sr-only">Met?</span>
          </th>
          <th scope="col" className="text-left">
            Criterion
          </th>
          <th scope="col" className="pl-3 text-right">
            Seen
          </th>
          <th scope="col" className="hidden w-32 pl-4 @xl:table-cell">
            <span className="sr-only">Picture</span>
          </th>
          <th scope="col" className="pl-3 text-right whitespace-nowrap">
            Asked
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion, index) => {
          const key = `${criterion.id} ${index}`
          const isOpen = open === key
          return (
            <Fragment key={key}>
              <Row
                criterion={criterion}
                isOpen={isOpen}
                onToggle={criterion.parts.length > 0 ? () => setOpen(isOpen ? null : key) : null}
              />
              {isOpen ? <SegmentRows criterion={criterion} /> : null}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly criterion: Criterion
  readonly isOpen: boolean
  /** Shows or hides what it is made of; null where it has no parts. */
  readonly onToggle: (() => void) | null
}

function Row({ criterion, isOpen, onToggle }: RowProps) {
  const { observed, bound, target } = criterionFigures(criterion)
  const { n, unit, title, detail } = criterion
  return (
    <tr className="border-t border-line align-top">
      <td className="py-2.5">
        <Mark pass={passOf(criterion.pass)} />
      </td>
      <th scope="row" className="py-2.5 text-left font-normal">
        {onToggle === null ? (
          <span className="font-medium">{title}</span>
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggle}
            className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 text-left font-medium hover:bg-sunken"
          >
            {title}
            <ChevronRight
              aria-hidden
              size={14}
              className={classes('shrink-0 text-muted', isOpen && 'rotate-90')}
            />
          </button>
        )}
        <span className="block text-xs text-pretty text-muted">{detail}</span>
      </th>
      <td className="py-2.5 pl-3 text-right tabular-nums">
        <span
          className={classes(
            'block whitespace-nowrap',
            observed === notEnoughYet ? 'text-xs text-muted' : 'font-medium',
          )}
        >
          {observed}
        </span>
        {bound === '' ? null : (
          <span className="block text-xs whitespace-nowrap text-muted">{bound}</span>
        )}
        {n > 0 ? (
          <span className="block text-xs whitespace-nowrap text-muted">
            {formatCounted(n, ...unitWords(unit))}
          </span>
        ) : null}
      </td>
      <td className="hidden py-2.5 pl-4 @xl:table-cell">
        {typeof criterion.observed === 'number' && typeof criterion.target === 'number' ? (
          <CriterionBar
            numbers={{
              observed: criterion.observed,
              lower: criterion.lower,
              upper: criterion.upper,
              target: criterion.target,
              isLimit: isLimit(criterion),
            }}
          />
        ) : null}
      </td>
      <td className="py-2.5 pl-3 text-right whitespace-nowrap tabular-nums">{target}</td>
    </tr>
  )
}

/** Units are written in the plural: "critical audits" → critical audit, critical audits. */
function unitWords(unit: Criterion['unit']): [one: string, many: string] {
  return [unit.replace(/s$/, ''), unit]
}
