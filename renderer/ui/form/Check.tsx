import { useId, type ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly children?: ReactNode
}

/** Something that is chosen or not, with what it means. */
export function Check({ label, checked, onChange, disabled = false, children }: Props) {
  const hint = useId()
  return (
    <div className="flex flex-col">
      <label className="flex items-center gap-2.5 py-0.5 text-dense">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={children === undefined ? undefined : hint}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 shrink-0 accent-(--accent)"
        />
        {label}
      </label>
      {children === undefined ? null : (
        <p id={hint} className="pl-6.5 text-xs text-pretty text-muted">
          {children}
        </p>
      )}
    </div>
  )
}
