import type { VersionComparison } from '../../../../shared/contract/automation'
import { CriterionBar } from '../../../charts/CriterionBar'
import { Badge } from '../../../ui/Badge'
import { comparisonWords } from '../../../words/comparison'
import { pointsWords } from '../../../words/gate'
import { formatCount, notEnoughYet } from '../../../words/numbers'
import { versionName } from '../../../words/stages'

interface Props {
  readonly comparison: VersionComparison
  /** How much worse a candidate may be and still count as not worse. */
  readonly margin: number
}

/** A candidate beside the serving version on the same items. */
export function Comparison({ comparison, margin }: Props) {
  const { candidate, control, n, onlyCandidateAgrees, onlyControlAgrees } = comparison
  const { difference, lower, verdict } = comparison
  const { name, tone, what } = comparisonWords[verdict]
  return (
    <section
      aria-label={`${versionName(candidate)} beside ${versionName(control)}`}
      className="mt-3 rounded-lg bg-sunken p-3 text-dense"
    >
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">
          {versionName(candidate)} <span className="font-normal text-muted">beside</span>{' '}
          {versionName(control)}
        </h3>
        <Badge tone={tone}>{name}</Badge>
      </header>
      <p className="mt-1 text-xs text-pretty text-muted">{what}</p>
      <dl className="mt-2.5 grid grid-cols-2 gap-x-4 gap-y-2">
        <Figure name="Same items" value={formatCount(n)} />
        <Figure name="Only candidate agrees" value={formatCount(onlyCandidateAgrees)} />
        <Figure name="Only serving agrees" value={formatCount(onlyControlAgrees)} />
        <Figure
          name="Difference"
          value={difference === null ? notEnoughYet : pointsWords(difference)}
        />
      </dl>
      {difference === null || lower === null ? null : (
        <div className="mt-1.5">
          <CriterionBar
            numbers={{ observed: difference, lower, upper: null, target: -margin, isLimit: false }}
          />
          <p className="text-xs text-muted tabular-nums">
            at least {pointsWords(Math.floor(lower * 1000 + 1e-9) / 1000)}; {pointsWords(-margin)}{' '}
            or more counts as not worse
          </p>
        </div>
      )}
    </section>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={value === notEnoughYet ? 'text-xs text-muted' : 'font-medium tabular-nums'}>
        {value}
      </dd>
    </div>
  )
}
