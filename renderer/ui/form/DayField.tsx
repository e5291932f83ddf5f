import { useId } from 'react'
import { classes } from '../classes'

interface Props {
  readonly label: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** A day, or empty for none: one end of a range, or a day to look up. */
export function DayField({ label, value, onChange }: Props) {
  const id = useId()
  return (
    <span className="inline-flex h-8 items-center gap-2 rounded-md border border-line bg-surface pr-2 pl-3 text-dense shadow-raised focus-within:border-edge">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        className={classes(
          'rounded-sm bg-transparent tabular-nums',
          value === null && 'text-muted',
        )}
      />
    </span>
  )
}
