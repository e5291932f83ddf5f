import type { OwnFigures } from '../../../../shared/contract/review'
import { Dialog } from '../../../ui/Dialog'
import { formatCount, formatPercent, formatSeconds, notEnoughYet } from '../../../words/numbers'

interface Props {
  readonly figures: OwnFigures
  readonly onClose: () => void
}

/** How a person's own answers hold up; nobody else is shown here. */
export function OwnFiguresDialog({ figures, onClose }: Props) {
  const { decided, ruled, right, medianSeconds, minutesWithoutBreak } = figures
  const rows = [
    ['Items you decided', formatCount(decided)],
    ['Of these, the truth is known of', formatCount(ruled)],
    ['You agree with it in', ruled === 0 ? notEnoughYet : formatPercent(right / ruled)],
    ['An item takes you', formatSeconds(medianSeconds)],
    ['At work without a break', `${formatCount(minutesWithoutBreak)}\u00a0min`],
  ] as const
  return (
    <Dialog open onClose={onClose} title="Your own figures">
      <dl className="px-5 py-3">
        {rows.map(([name, value]) => (
          <div
            key={name}
            className="flex justify-between gap-4 border-b border-line py-2 text-dense last:border-0"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
