import { FolderInput, PackageCheck } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Instant } from '../../ui/Instant'
import { Keys } from '../../ui/Keys'
import { Notice } from '../../ui/Notice'
import { countWords } from '../../words/exports'
import { formatCounted } from '../../words/numbers'
import { Outcome } from './Outcome'
import { knownCount, type Session } from './session'

interface Props {
  readonly session: Session
  /** The folder that somebody chose; null for the workspace's own. */
  readonly folder: string | null
  readonly isEmpty: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
  readonly onChooseFolder: () => void
  readonly onShowExport: () => void
  readonly onRetry: () => void
}

/** How much it is, where it goes, and the button. */
export function Go(props: Props) {
  const { session, folder, isEmpty, onStart, onCancel, onChooseFolder, onShowExport } = props
  const { run } = session
  return (
    <Card title="Export">
      <div className="flex flex-col gap-4">
        <Amount {...props} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-dense">
          <p className="min-w-0">
            <span className="text-muted">Into a new folder in </span>
            {folder === null ? (
              'the workspace’s exports'
            ) : (
              <code className="text-xs break-all">{folder}</code>
            )}
          </p>
          <Button onClick={onChooseFolder}>
            <FolderInput aria-hidden size={16} /> Choose folder…
          </Button>
        </div>
        <div aria-live="polite">
          <Outcome run={run} onCancel={onCancel} onShowExport={onShowExport} />
        </div>
        {run.kind === 'running' ? null : (
          <Button look="primary" onClick={onStart} disabled={isEmpty} className="w-fit">
            <PackageCheck aria-hidden size={16} /> Export <Keys keys="Mod+E" />
          </Button>
        )}
      </div>
    </Card>
  )
}

function Amount({ session, onRetry }: Props) {
  const { count, form } = session
  const known = knownCount(session)
  if (count.kind === 'failed')
    return (
      <div role="alert">
        <Notice tone="warn" action={<Button onClick={onRetry}>Count again</Button>}>
          {count.message}
        </Notice>
      </div>
    )
  const isCounting = count.kind === 'counting'
  return (
    <div className="flex flex-col gap-1">
      <p role="status" aria-busy={isCounting} className="text-lg font-semibold tabular-nums">
        {known === null ? (
          <span className="text-muted">
            {isCounting && count.rows > 0
              ? `${formatCounted(count.rows, 'row')} so far…`
              : 'Counting…'}
          </span>
        ) : (
          <span className={isCounting ? 'text-muted' : undefined}>{countWords(known)}</span>
        )}
      </p>
      {known === null ? null : (
        <div className="flex flex-col gap-1 text-dense text-pretty text-muted">
          {known.rows === 0 ? <p>{whyNothing(session)}</p> : null}
          {known.automatic > 0 && !form.automatic ? (
            <p>
              {formatCounted(known.automatic, 'item')} that the model decided alone{' '}
              {known.automatic === 1 ? 'stays' : 'stay'} out.
            </p>
          ) : null}
          {known.lastExportAt === null ? null : (
            <p>
              Last exported like this: <Instant at={known.lastExportAt} />
            </p>
          )}
        </div>
      )}
    </div>
  )
}

function whyNothing({ form }: Session): string {
  if (form.onlyNew) return 'Nothing has come since the last export like this.'
  const isNarrowed =
    form.from !== null ||
    form.to !== null ||
    form.onlyDisagreements ||
    form.onlyGroundTruth ||
    form.stages.length + form.versions.length + form.lanes.length > 0
  return isNarrowed
    ? 'No decided item is like that. Choose less narrowly.'
    : 'Nobody has decided an item of this task yet. Decide some on Review, and they can be exported.'
}
