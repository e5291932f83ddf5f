import { useState, type ReactNode } from 'react'
import { Field } from './Field'
import { inputClass } from './inputClass'

interface Props {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null
  /** NaN where what was typed is no number. */
  readonly value: number
  readonly onChange: (value: number) => void
  /** Typed and shown as a percentage of one. */
  readonly isShare?: boolean
  readonly unit?: string
  readonly disabled?: boolean
}

/** A number as somebody types it: what stands there stays, also while it is none yet. */
export function NumberField(props: Props) {
  const { label, hint, error, value, onChange, isShare = false, unit, disabled } = props
  const [typed, setTyped] = useState<string | null>(null)
  const known = toText(value, isShare)
  // What was typed stays as long as it means the value; another value from elsewhere replaces it.
  const shown = typed !== null && Object.is(toValue(typed, isShare), value) ? typed : known
  const sign = isShare ? '%' : unit
  return (
    <Field label={label} hint={hint} error={error ?? null}>
      {(ids) => (
        <span className="flex items-center gap-2">
          <input
            {...ids}
            inputMode="decimal"
            autoComplete="off"
            disabled={disabled}
            value={shown}
            onChange={(event) => {
              setTyped(event.target.value)
              onChange(toValue(event.target.value, isShare))
            }}
            className={`${inputClass} max-w-28 text-right tabular-nums`}
          />
          {sign === undefined ? null : <span className="text-dense text-muted">{sign}</span>}
        </span>
      )}
    </Field>
  )
}

function toValue(text: string, isShare: boolean): number {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  const value = plain === '' ? Number.NaN : Number(plain)
  // 0.29 × 100 is not 29, and back again it has to be the same.
  return isShare ? Number((value / 100).toPrecision(12)) : value
}

function toText(value: number, isShare: boolean): string {
  if (Number.isNaN(value)) return ''
  return String(isShare ? Number((value * 100).toPrecision(12)) : value)
}
