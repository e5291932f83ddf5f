import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Notice } from '../../../ui/Notice'
import { Running } from './Running'
import type { Session } from './store'

interface Props {
  readonly work: Session['verify']
  readonly onStart: () => void
  readonly onCancel: () => void
}

/** Checks that the workspace holds together, and lists what was looked at. */
export function VerifyCard({ work, onStart, onCancel }: Props) {
  return (
    <Card title="Check" className="@3xl:col-span-2">
      <div className="flex flex-1 flex-col gap-3">
        <p className="text-dense text-pretty text-muted">
          Looks at every page of the database and every entry of the log, and counts every figure
          anew. People can work meanwhile.
        </p>
        <div aria-live="polite" className="empty:hidden">
          {work.kind === 'running' ? (
            <Running work={work} name="Checking" onCancel={onCancel} />
          ) : null}
          {work.kind === 'cancelled' ? (
            <Notice tone="plain">Cancelled. Nothing was changed.</Notice>
          ) : null}
          {work.kind === 'done' ? (
            <Notice tone={work.done.ok ? 'plain' : 'bad'}>
              {work.done.ok
                ? 'Everything holds together.'
                : 'Something does not hold together. Work goes on, but take a copy, and put back the last one that was whole.'}
            </Notice>
          ) : null}
        </div>
        {work.kind === 'failed' ? (
          <div role="alert">
            <Notice tone="bad">{work.message}</Notice>
          </div>
        ) : null}
        {work.kind === 'done' ? (
          <ul aria-label="Checks" className="grid gap-x-6 gap-y-1.5 @3xl:grid-cols-2">
            {work.done.checks.map(({ name, ok, detail }) => (
              <li key={name} className="flex items-start gap-2 text-dense">
                {ok ? (
                  <CircleCheck
                    role="img"
                    aria-label="holds:"
                    size={15}
                    className="mt-0.5 shrink-0 text-good"
                  />
                ) : (
                  <CircleX
                    role="img"
                    aria-label="does not hold:"
                    size={15}
                    className="mt-0.5 shrink-0 text-bad"
                  />
                )}
                <span className="min-w-0">
                  <span className="font-medium">{name}</span>
                  <span className="text-muted"> · {detail}</span>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {work.kind === 'running' ? null : (
          <Button onClick={onStart} className="mt-auto w-fit">
            <ShieldCheck aria-hidden size={16} />{' '}
            {work.kind === 'done' ? 'Check again' : 'Check now'}
          </Button>
        )}
      </div>
    </Card>
  )
}
