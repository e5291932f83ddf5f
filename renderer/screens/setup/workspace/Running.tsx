import { Bar } from '../../../charts/Bar'
import { Button } from '../../../ui/Button'
import { formatPercent } from '../../../words/numbers'
import type { Work } from './store'

interface Props {
  readonly work: Extract<Work<unknown>, { kind: 'running' }>
  readonly name: string
  readonly onCancel: () => void
}

/** How far long work is, and a way out. */
export function Running({ work, name, onCancel }: Props) {
  const { progress, cancelling } = work
  const share = progress?.total ? progress.done / progress.total : 0
  return (
    <div className="flex items-center gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="text-dense tabular-nums">
          {cancelling
            ? 'Cancelling…'
            : `${name}…${progress === null ? '' : ` ${formatPercent(share, 0)}`}`}
        </p>
        <Bar share={share} />
      </div>
      <Button onClick={onCancel} disabled={cancelling}>
        Cancel
      </Button>
    </div>
  )
}
