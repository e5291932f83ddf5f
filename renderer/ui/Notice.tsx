import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

interface Props {
  readonly tone: 'plain' | 'warn' | 'bad'
  readonly children: ReactNode
  readonly action?: ReactNode
}

const tones = {
  plain: 'bg-sunken text-fg',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const

/** A sentence about what happened, in its place on the screen. */
export function Notice({ tone, children, action }: Props) {
  const Icon = tone === 'plain' ? Info : CircleAlert
  return (
    <div
      className={classes(
        'flex flex-wrap gap-x-3 gap-y-2 rounded-md px-3 py-2 text-dense',
        action === undefined ? 'items-start' : 'items-center',
        tones[tone],
      )}
    >
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
      <p className="min-w-0 flex-1 basis-48 break-words">{children}</p>
      {action}
    </div>
  )
}
