import { use, type ReactNode } from 'react'
import { classes } from '../ui/classes'
import { PlatformContext } from '../ui/Keys'
import { ariaKeys } from '../words/keys'

interface Props {
  readonly icon: ReactNode
  readonly title: string
  /** Its full name where the title alone says too little. */
  readonly label?: string
  readonly count?: string | null
  /** What is counted, for those who hear the number. */
  readonly hint?: string
  readonly trail?: ReactNode
  readonly keys?: string
  readonly isCurrent?: boolean
  readonly onClick: () => void
}

export function SidebarButton(props: Props) {
  const { icon, title, label, count = null, hint, trail, keys, isCurrent = false, onClick } = props
  const platform = use(PlatformContext)
  return (
    <button
      type="button"
      title={label ?? title}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, platform)}
      onClick={onClick}
      className={classes(
        'relative flex h-9 shrink-0 items-center gap-3 rounded-md px-2.5 text-left text-dense font-medium max-lg:justify-center max-lg:px-0',
        isCurrent ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-sunken hover:text-fg',
      )}
    >
      <span aria-hidden className="shrink-0">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate max-lg:sr-only">{title}</span>
      {count === null ? null : (
        <>
          <span className="text-xs font-normal tabular-nums max-lg:sr-only">{count}</span>
          <span className="sr-only">{hint}</span>
          <span
            aria-hidden
            className="absolute top-1 right-1 size-2 rounded-full bg-accent lg:hidden"
          />
        </>
      )}
      {trail === undefined ? null : <span className="max-lg:hidden">{trail}</span>}
    </button>
  )
}
