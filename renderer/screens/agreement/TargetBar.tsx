import type { Report } from '../../../shared/contract/report'
import { CriterionBar } from '../../charts/CriterionBar'
import { formatPercent } from '../../words/numbers'

interface Props {
  readonly agreement: Report['agreement']
  readonly target: number
}

/** How far the agreement, and what it is at least, are from the target; the sentence above says it in words. */
export function TargetBar({ agreement, target }: Props) {
  const [lower] = agreement.confidenceSequence95
  const numbers = { observed: agreement.value, lower, upper: null, target, isLimit: false }
  return (
    <div aria-hidden className="mt-5 flex flex-col gap-1.5">
      <CriterionBar numbers={numbers} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted tabular-nums">
        <li className="flex items-center gap-1.5">
          <span className="h-3 w-0.5 bg-fg" /> target {formatPercent(target, 1)}
        </li>
        <li className="flex items-center gap-1.5">
          <span className="h-1.5 w-4 rounded-full bg-accent opacity-40" /> at least{' '}
          {formatPercent(lower, 1)}
        </li>
        <li className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-accent" /> seen{' '}
          {formatPercent(agreement.value, 1)}
        </li>
      </ul>
    </div>
  )
}
