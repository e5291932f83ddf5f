import { FolderOpen } from 'lucide-react'
import { Bar } from '../../charts/Bar'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { countWords, resumedWords, sourceWords } from '../../words/exports'
import { formatCounted, formatPercent } from '../../words/numbers'
import type { Session } from './session'

interface Props {
  readonly run: Session['run']
  readonly onShowExport: () => void
  readonly onCancel: () => void
}

/** How far the export is, and what came of it. */
export function Outcome({ run, onShowExport, onCancel }: Props) {
  switch (run.kind) {
    case 'idle':
      return null
    case 'running':
      return <Running run={run} onCancel={onCancel} />
    case 'cancelled':
      return <Notice tone="plain">Cancelled. Nothing was left behind.</Notice>
    case 'failed':
      return (
        <div role="alert">
          <Notice tone="bad">{run.message}</Notice>
        </div>
      )
    case 'done': {
      const { counts, files } = run.done.manifest
      return (
        <div className="flex flex-col gap-2 rounded-md bg-good-soft px-3 py-2.5 text-dense">
          <p className="font-medium text-good">Exported {countWords(counts)}.</p>
          <p className="text-pretty">{sourceWords(run.done)}.</p>
          {resumedWords(run.done) === null ? null : (
            <p className="text-pretty">{resumedWords(run.done)}</p>
          )}
          {counts.media_missing > 0 ? (
            <p className="text-warn">
              {formatCounted(counts.media_missing, 'media file')}{' '}
              {counts.media_missing === 1 ? 'was' : 'were'} not in the workspace.
            </p>
          ) : null}
          <p>
            <code className="text-xs break-all">{run.done.dir}</code>
          </p>
          <p className="text-xs text-muted">
            {files.map(({ path }) => path).join(', ')}, manifest.json
          </p>
          <Button onClick={onShowExport} className="w-fit">
            <FolderOpen aria-hidden size={16} /> Show folder
          </Button>
        </div>
      )
    }
  }
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
  return (
    <div className="flex items-center gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="text-dense tabular-nums">
          {cancelling ? 'Cancelling…' : `Exporting… ${formatPercent(share, 0)}`}
        </p>
        <Bar share={share} />
      </div>
      <Button onClick={onCancel} disabled={cancelling}>
        Cancel
      </Button>
    </div>
  )
}
