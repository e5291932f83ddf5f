import type { FrozenGate } from '../../../../shared/contract/timelineDetail'
import { criterionFigures, passOf } from '../../../words/gate'
import { Mark } from '../gate/Mark'
import { VerdictBadge } from '../gate/VerdictBadge'

/** The checklist as it stood when something was done. */
export function FrozenEvidence({ evidence }: { readonly evidence: FrozenGate }) {
  return (
    <div className="mt-1.5 rounded-lg bg-sunken p-3">
      <VerdictBadge verdict={evidence.verdict} />
      <ul aria-label="Evidence of that moment" className="mt-2 flex flex-col gap-2">
        {evidence.criteria.map((criterion, index) => {
          const { observed, bound, target } = criterionFigures(criterion)
          return (
            <li key={`${criterion.id} ${index}`} className="flex gap-2 text-xs">
              <span className="shrink-0 scale-85">
                <Mark pass={passOf(criterion.pass)} />
              </span>
              <span className="min-w-0 flex-1">
                <span className="font-medium">{criterion.title}</span>
                <span className="block text-pretty text-muted">{criterion.detail}</span>
              </span>
              <span className="shrink-0 text-right tabular-nums">
                <span className="block">{observed}</span>
                <span className="block text-muted">
                  {bound === '' ? '' : `${bound}, `}
                  {target}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
