import { PackageOpen } from 'lucide-react'
import type { ImportDone } from '../../../../shared/contract/imports'
import { Bar } from '../../../charts/Bar'
import { Button } from '../../../ui/Button'
import { Keys } from '../../../ui/Keys'
import { Notice } from '../../../ui/Notice'
import { asideWords, importedWords } from '../../../words/imports'
import { formatBytes, formatCounted, formatPercent } from '../../../words/numbers'
import type { Session } from './session'

interface Props {
  readonly run: Session['run']
  readonly isReady: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
  readonly onGoToQueue: () => void
}

/** How far an import is, and what came of it. */
export function Outcome({ run, isReady, onStart, onCancel, onGoToQueue }: Props) {
  return (
    <>
      <div aria-live="polite" className="empty:hidden">
        {run.kind === 'running' ? <Running run={run} onCancel={onCancel} /> : null}
        {run.kind === 'cancelled' ? (
          <Notice tone="plain">
            Cancelled. What was stored by then stays; importing the file again goes on from there
            and counts nothing twice.
          </Notice>
        ) : null}
        {run.kind === 'failed' ? (
          <div role="alert">
            <Notice tone="bad">{run.message}</Notice>
          </div>
        ) : null}
        {run.kind === 'done' ? <Done done={run.done} onGoToQueue={onGoToQueue} /> : null}
      </div>
      {run.kind === 'running' ? null : (
        <Button look="primary" onClick={onStart} disabled={!isReady} className="w-fit">
          <PackageOpen aria-hidden size={16} /> {run.kind === 'done' ? 'Import again' : 'Import'}{' '}
          <Keys keys="Mod+I" />
        </Button>
      )}
    </>
  )
}

function Running({
  run,
  onCancel,
}: {
  readonly run: Extract<Session['run'], { kind: 'running' }>
  readonly onCancel: () => void
}) {
  const { progress, cancelling } = run
  const share = progress?.total ? progress.done / progress.total : 0
  const done =
    progress === null
      ? ''
      : progress.total
        ? `Storing… ${formatPercent(share, 0)}`
        : progress.unit === 'bytes'
          ? `Storing… ${formatBytes(progress.done)}`
          : `Reading… ${formatCounted(progress.done, 'row')}`
  return (
    <div className="flex items-center gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="text-dense tabular-nums">
          {cancelling ? 'Cancelling…' : done === '' ? 'Importing…' : done}
        </p>
        <Bar share={share} />
      </div>
      <Button onClick={onCancel} disabled={cancelling}>
        Cancel
      </Button>
    </div>
  )
}

function Done({
  done,
  onGoToQueue,
}: {
  readonly done: ImportDone
  readonly onGoToQueue: () => void
}) {
  return (
    <div className="flex flex-col gap-2 rounded-md bg-good-soft px-3 py-2.5 text-dense">
      <p className="font-medium text-good">{importedWords(done)}</p>
      {done.rejected > 0 ? (
        <>
          <p className="text-warn">
            Set aside: {asideWords(done)}. Queue lists each by the row it comes from, to be mended
            and sent again.
          </p>
          <Button onClick={onGoToQueue} className="w-fit">
            See them on Queue
          </Button>
        </>
      ) : null}
      {done.skipped > 0 ? (
        <div>
          <p>{formatCounted(done.skipped, 'row')} made no event:</p>
          <ul aria-label="Rows without an event" className="mt-1 max-h-40 overflow-y-auto text-xs">
            {done.problems.map(({ row, message }) => (
              <li key={`${row} ${message}`}>
                <span className="tabular-nums">Row {row}</span>: {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
