import { createContext, use } from 'react'
import { formatKeys } from '../words/keys'
import { classes } from './classes'

/** The operating system, as keys are printed differently on its keyboards. */
export const PlatformContext = createContext('linux')

/** A key combination. It repeats what assistive technology gets from `aria-keyshortcuts`. */
export function Keys({ keys, className }: { readonly keys: string; readonly className?: string }) {
  const platform = use(PlatformContext)
  return (
    <span aria-hidden className={classes('inline-flex items-center gap-0.5', className)}>
      {formatKeys(keys, platform).map((part) => (
        <kbd
          key={part}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-2xs font-medium text-muted"
        >
          {part}
        </kbd>
      ))}
    </span>
  )
}
