import { useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { HttpStatus } from '../../../../shared/contract/http'
import { useCommand } from '../../../keyboard/useCommand'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Confirm } from '../../../ui/Confirm'
import { Notice } from '../../../ui/Notice'
import { formatCount } from '../../../words/numbers'
import type { Producers } from './store'

/** How programs reach the app: the HTTP door, and the files it writes for them. */
export function ProducersCard({ producers }: { readonly producers: Producers }) {
  const { status, failure, isBusy } = useStore(producers.store)
  const box = useRef<HTMLDivElement>(null)
  useCommand('producers', () => {
    box.current?.scrollIntoView({ block: 'center' })
    box.current?.querySelector<HTMLElement>('button, input')?.focus()
  })
  return (
    <div ref={box}>
      <Card
        title="Producers"
        aside={
          status === null ? null : (
            <Badge tone={status.on ? 'good' : 'plain'}>
              {status.on ? 'HTTP door open' : 'HTTP door closed'}
            </Badge>
          )
        }
      >
        <div className="flex flex-col gap-3 text-dense">
          {failure === null ? null : (
            <div role="alert">
              <Notice tone="bad">{failure}</Notice>
            </div>
          )}
          {status === null || status.trouble === null ? null : (
            <div role="alert">
              <Notice tone="warn">{status.trouble}</Notice>
            </div>
          )}
          {status === null ? null : (
            <Door
              key={`${status.on} ${status.port}`}
              status={status}
              producers={producers}
              isBusy={isBusy}
            />
          )}
          <p className="text-xs text-pretty text-muted">
            Without HTTP a producer writes events into <code>inbox/</code>, reads who decides what
            from <code>policy.json</code>, which is rewritten with every change here, and takes the
            final decisions from <code>outbox/</code>.
          </p>
        </div>
      </Card>
    </div>
  )
}

/** Programs stop working by either, so it is asked first. */
const questions = {
  turnOff: {
    title: 'Turn the HTTP door off',
    text: 'Programs that send events or read decisions over HTTP are refused from now on, until it is turned on again. Nothing that has arrived is lost; the inbox and the outbox go on.',
    button: 'Turn off',
  },
  newToken: {
    title: 'Make a new token',
    text: 'The present token is refused from now on. Every program that uses it stops working until it reads the new one from the same file.',
    button: 'Make a new token',
  },
} as const

interface DoorProps {
  readonly status: HttpStatus
  readonly producers: Producers
  readonly isBusy: boolean
}

function Door({ status, producers, isBusy }: DoorProps) {
  const id = useId()
  const [port, setPort] = useState(String(status.port))
  const [asking, setAsking] = useState<keyof typeof questions | null>(null)
  const number = Number(port)
  const isPort = /^\d{1,5}$/.test(port) && number <= 65_535
  if (!status.on)
    return (
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (isPort) void producers.turnOn(number)
        }}
      >
        <p className="text-pretty">
          Programs on this machine can send events, ask where an item goes and read decisions over
          HTTP, with a token that lies in the workspace.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="text-muted">
            Port
          </label>
          <input
            id={id}
            inputMode="numeric"
            value={port}
            aria-invalid={!isPort}
            onChange={(event) => setPort(event.target.value)}
            className="h-8 w-20 rounded-md border border-edge bg-surface px-2 tabular-nums"
          />
          <Button type="submit" disabled={isBusy || !isPort}>
            Turn on
          </Button>
          {isPort ? null : <span className="text-xs text-bad">A number up to 65,535.</span>}
        </div>
      </form>
    )
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
        <dt className="text-muted">Address</dt>
        <dd>
          <code className="text-xs break-all select-all">{status.address}</code>
        </dd>
        <dt className="text-muted">Token</dt>
        <dd>
          <code className="text-xs break-all select-all">{status.tokenFile}</code>
        </dd>
        <dt className="text-muted">Requests</dt>
        <dd className="tabular-nums">
          {formatCount(status.requests)}
          {status.refused > 0 ? `, ${formatCount(status.refused)} refused` : ''}
        </dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={() => setAsking('turnOff')}>
          Turn off…
        </Button>
        <Button look="quiet" disabled={isBusy} onClick={() => setAsking('newToken')}>
          Make a new token…
        </Button>
      </div>
      {asking === null ? null : (
        <Confirm
          {...questions[asking]}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            setAsking(null)
            void producers[asking]()
          }}
        />
      )}
    </>
  )
}
