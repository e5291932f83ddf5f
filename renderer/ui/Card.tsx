import { useId, type ReactNode } from 'react'
import { classes } from './classes'

interface Props {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A part of a screen under its own heading. */
export function Card({ title, aside, children, className }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'flex min-w-0 flex-col rounded-lg border border-line bg-surface shadow-raised',
        className,
      )}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-2">
        <h2 id={id} className="text-dense font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      <div className="flex min-h-0 flex-1 flex-col px-4 pt-1 pb-4">{children}</div>
    </section>
  )
}
