import { useState } from 'react'
import type { UnfinishedExport } from '../../../shared/contract/exports'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Instant } from '../../ui/Instant'
import { Notice } from '../../ui/Notice'
import { optionsWords, unfinishedWords } from '../../words/exports'

interface Props {
  readonly unfinished: readonly UnfinishedExport[]
  readonly trouble: string | null
  readonly isBusy: boolean
  readonly onResume: (id: string) => void
  readonly onDiscard: (id: string) => void
}

/** Exports that ended in the middle, with their process or their computer. */
export function Unfinished({ unfinished, trouble, isBusy, onResume, onDiscard }: Props) {
  const [doubted, setDoubted] = useState<string | null>(null)
  const interrupted = unfinished.filter((one) => !one.isRunning)
  if (interrupted.length === 0) return null
  return (
    <Card title="Interrupted">
      <div className="flex flex-col gap-3">
        <p className="text-dense text-pretty text-muted">
          What is written is kept. Resumed, an export shows the moment at which it was resumed.
        </p>
        {trouble === null ? null : (
          <div role="alert">
            <Notice tone="bad">{trouble}</Notice>
          </div>
        )}
        <ul aria-label="Interrupted exports">
          {interrupted.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-2 text-dense first:border-0"
            >
              <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
                <p className="font-medium">
                  {one.options.task} · {optionsWords(one.options)}
                </p>
                <p className="text-xs text-muted tabular-nums">
                  {unfinishedWords(one)}, begun by {one.person} <Instant at={one.startedAt} />
                </p>
                <code className="text-2xs break-all text-muted">{one.dir}</code>
              </div>
              {doubted === one.id ? (
                <div
                  key="doubted"
                  role="group"
                  aria-label="Discard what is written?"
                  className="flex gap-2"
                >
                  <Button
                    onClick={() => {
                      setDoubted(null)
                      onDiscard(one.id)
                    }}
                  >
                    Discard it
                  </Button>
                  <Button look="quiet" autoFocus onClick={() => setDoubted(null)}>
                    Keep it
                  </Button>
                </div>
              ) : (
                <div key="acts" className="flex gap-2">
                  <Button look="primary" disabled={isBusy} onClick={() => onResume(one.id)}>
                    Resume
                  </Button>
                  <Button disabled={isBusy} onClick={() => setDoubted(one.id)}>
                    Discard…
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
