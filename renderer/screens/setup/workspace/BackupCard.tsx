import { DatabaseBackup } from 'lucide-react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { formatBytes } from '../../../words/numbers'
import { Running } from './Running'
import type { Session } from './store'

interface Props {
  readonly work: Session['backup']
  readonly mayEdit: boolean
  readonly onStart: () => void
  readonly onCancel: () => void
}

/** Copies the database of this moment to where the person says. */
export function BackupCard({ work, mayEdit, onStart, onCancel }: Props) {
  return (
    <Card title="Copy">
      <div className="flex flex-1 flex-col gap-3">
        <p className="text-dense text-pretty text-muted">
          A copy of the database as it is at this moment, made while work goes on. The command{' '}
          <code className="text-xs">restore</code> puts it back. Pictures under{' '}
          <code className="text-xs">media/</code> and files in the inbox are not in it.
        </p>
        <div aria-live="polite" className="empty:hidden">
          {work.kind === 'running' ? (
            <Running work={work} name="Copying" onCancel={onCancel} />
          ) : null}
          {work.kind === 'done' ? (
            <Notice tone="plain">
              Copied {formatBytes(work.done.bytes)} to{' '}
              <code className="text-xs break-all">{work.done.file}</code>
            </Notice>
          ) : null}
        </div>
        {work.kind === 'failed' ? (
          <div role="alert">
            <Notice tone="bad">{work.message}</Notice>
          </div>
        ) : null}
        {work.kind === 'running' ? null : mayEdit ? (
          <Button onClick={onStart} className="mt-auto w-fit">
            <DatabaseBackup aria-hidden size={16} /> Back up now…
          </Button>
        ) : (
          <p className="text-dense">A lead makes copies.</p>
        )}
      </div>
    </Card>
  )
}
