import { useId, type ReactNode } from 'react'

/** What ties a control to its label, hint and error. */
interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

interface Props {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with what stands in it; null where nothing is. */
  readonly error?: string | null
  readonly children: (ids: FieldIds) => ReactNode
}

/** A control under its name, with what it means and what is wrong beside it. */
export function Field({ label, hint, error = null, children }: Props) {
  const id = useId()
  const told = [error === null ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`]
  const describedBy = told.filter((one) => one !== '').join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-dense font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error !== null,
      })}
      {error === null ? null : (
        <p id={`${id}-error`} className="text-xs text-pretty text-bad">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
