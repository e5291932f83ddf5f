import { FileUp, FolderOpen, Inbox } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useCommand } from '../../keyboard/useCommand'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Notice } from '../../ui/Notice'
import { Aside } from './aside/Aside'
import { Sources } from './Sources'
import type { Queue } from './store'
import { Totals } from './Totals'

interface Props {
  readonly queue: Queue
  readonly onShowInbox: () => void
  /** Leads to where files of other tools are brought in; null for whoever may not. */
  readonly onImport: (() => void) | null
}

/** What arrived, how fast, what was set aside and why. */
export function QueueScreen({ queue, onShowInbox, onImport }: Props) {
  const status = useStore(queue.store, (session) => session.status)
  const trouble = useStore(queue.store, (session) => session.trouble)
  useEffect(() => queue.watch(), [queue])
  const setAside = status?.rejected.total ?? 0
  useCommand('retryAll', () => void queue.retryAll(), setAside > 0)
  const hasArrivals = status !== null && (status.sources.length > 0 || setAside > 0)

  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6">
        <h1 className="text-base font-semibold">Queue</h1>
        {status === null ? null : (
          <div className="flex min-w-0 items-center gap-3">
            <code className="truncate text-xs text-muted" title={status.inboxDir}>
              {status.inboxDir}
            </code>
            <Button onClick={onShowInbox}>
              <FolderOpen aria-hidden size={16} /> Show folder
            </Button>
            {onImport === null ? null : (
              <Button onClick={onImport}>
                <FileUp aria-hidden size={16} /> Import…
              </Button>
            )}
          </div>
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 @5xl:p-6 short:overflow-visible">
        {trouble === null ? null : (
          <div role="alert">
            <Notice tone="warn" action={<Button onClick={queue.refresh}>Try again</Button>}>
              This may be out of date. {trouble}
            </Notice>
          </div>
        )}
        {status === null || status.trouble === null ? null : (
          <div role="alert">
            <Notice tone="bad">{status.trouble}</Notice>
          </div>
        )}
        {status !== null && !status.ownsInbox ? (
          <Notice tone="warn">
            Another program takes in the files of this inbox{' '}
            {status.ownerNote === null ? '' : `(${status.ownerNote})`}. What it stores appears here.
          </Notice>
        ) : null}
        {status === null ? (
          <p role="status" className="late m-auto text-dense text-muted">
            Looking at the inbox…
          </p>
        ) : hasArrivals ? (
          <div className="mx-auto grid w-full max-w-7xl gap-4 @4xl:grid-cols-2">
            <Totals status={status} />
            <Sources sources={status.sources} />
            <Aside queue={queue} />
          </div>
        ) : (
          <Empty
            icon={<Inbox size={22} />}
            title="Nothing has arrived yet"
            action={
              <Button look="primary" onClick={onShowInbox}>
                <FolderOpen aria-hidden size={16} /> Show folder
              </Button>
            }
          >
            <p>
              Put event files (<code className="text-xs">*.jsonl</code> or{' '}
              <code className="text-xs">*.jsonl.gz</code>) into the inbox; they are taken in at once
              and moved to <code className="text-xs">inbox/done</code>.
            </p>
            <p>
              <code className="text-xs break-all text-fg">{status.inboxDir}</code>
            </p>
          </Empty>
        )}
      </div>
    </div>
  )
}
