import type { ReactNode } from 'react'

interface Props {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** What a screen says when it has nothing to show: why, and what to do. */
export function Empty({ icon, title, children, action }: Props) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-3 px-6 py-10 text-center">
      <span
        aria-hidden
        className="flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent"
      >
        {icon}
      </span>
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="flex flex-col gap-2 text-dense text-pretty text-muted">{children}</div>
      {action === undefined ? null : (
        <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  )
}
