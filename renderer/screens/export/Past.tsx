import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Instant } from '../../ui/Instant'
import { Notice } from '../../ui/Notice'
import { entryWords, optionsWords } from '../../words/exports'
import type { Session } from './session'

interface Props {
  readonly history: Session['history']
  readonly onRetry: () => void
}

/** The exports that were made, latest first. */
export function Past({ history, onRetry }: Props) {
  return (
    <Card title="Exports so far">
      {history.kind === 'loading' ? <p className="late text-dense text-muted">Looking…</p> : null}
      {history.kind === 'failed' ? (
        <div role="alert">
          <Notice tone="warn" action={<Button onClick={onRetry}>Try again</Button>}>
            {history.message}
          </Notice>
        </div>
      ) : null}
      {history.kind === 'shown' && history.entries.length === 0 ? (
        <p className="text-dense text-muted">Nothing of this task has been exported yet.</p>
      ) : null}
      {history.kind === 'shown' && history.entries.length > 0 ? (
        <ul
          aria-label="Exports so far"
          tabIndex={0}
          className="-mx-4 -mb-4 max-h-80 overflow-y-auto rounded-b-lg px-4 -outline-offset-2"
        >
          {history.entries.map((entry) => (
            <li
              key={entry.id}
              className="flex flex-col gap-0.5 border-t border-line py-2 text-dense first:border-0"
            >
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{optionsWords(entry.options)}</span>
                <span className="text-xs text-muted">
                  <Instant at={entry.finishedAt} />
                </span>
              </p>
              <p className="flex flex-wrap justify-between gap-x-4 text-xs text-muted tabular-nums">
                <span>{entryWords(entry)}</span>
                <span>by {entry.person}</span>
              </p>
              <code className="text-2xs break-all text-muted">{entry.dir}</code>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
