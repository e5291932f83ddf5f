import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from './classes'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, for those who cannot see the picture and for the pointer that rests on it. */
  readonly label: string
  readonly children: ReactNode
}

export function IconButton({ label, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-fg active:bg-line',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
