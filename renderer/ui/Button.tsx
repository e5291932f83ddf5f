import type { ButtonHTMLAttributes } from 'react'
import { classes } from './classes'

const looks = {
  primary: 'bg-accent text-accent-fg hover:opacity-90 active:opacity-80 shadow-raised',
  plain: 'border border-line bg-surface hover:bg-sunken active:bg-line shadow-raised',
  quiet: 'text-muted hover:bg-sunken hover:text-fg active:bg-line',
} as const

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof looks
}

/** The one button: its height is the same everywhere, so that rows of controls line up. */
export function Button({ look = 'plain', className, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      className={classes(
        'inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-md px-3 text-dense font-medium whitespace-nowrap select-none',
        'disabled:pointer-events-none disabled:opacity-50',
        looks[look],
        className,
      )}
      {...rest}
    />
  )
}
