import { ChartNoAxesCombined } from 'lucide-react'
import type { Report } from '../../../shared/contract/report'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { formatCounted } from '../../words/numbers'
import { hasFilter, noFilter, type Filter } from './session'
import type { Agreement } from './store'

interface Props {
  readonly report: Report
  readonly filter: Filter
  readonly agreement: Agreement
  readonly onGoToReview: () => void
}

/** Why there are no figures, and what is missing. */
export function NoPairs({ report, filter, agreement, onGoToReview }: Props) {
  if (hasFilter(filter))
    return (
      <Empty
        icon={<ChartNoAxesCombined size={22} />}
        title="Nothing within these filters"
        action={
          <Button look="primary" onClick={() => agreement.filter(noFilter)}>
            Clear filters
          </Button>
        }
      >
        <p>
          No item that this version predicted was decided by a person within the days, segment and
          stage chosen above.
        </p>
      </Empty>
    )
  return (
    <Empty
      icon={<ChartNoAxesCombined size={22} />}
      title="Not enough yet"
      action={
        <Button look="primary" onClick={onGoToReview}>
          Go to Review
        </Button>
      }
    >
      <p>
        A figure needs items that both this version and a person have answered. So far there are{' '}
        {formatCounted(report.predictions, 'prediction')} and{' '}
        {formatCounted(report.decisions, 'decision')}, but no item has both.
      </p>
    </Empty>
  )
}
