import { useId } from 'react'
import { Segmented } from '../Segmented'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly values: readonly Value[]
  readonly words: Readonly<Record<Value, { readonly name: string; readonly what: string }>>
  readonly error?: string | null
  readonly onChoose: (value: Value) => void
}

/** A choice of a few under its name, with what the chosen one means. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, value, values, words, error = null, onChoose } = props
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p id={id} className="text-dense font-medium">
        {label}
      </p>
      <div>
        <Segmented
          label={label}
          value={value}
          choices={values.map((one) => ({ value: one, label: words[one].name, count: null }))}
          onChoose={onChoose}
        />
      </div>
      {error === null ? null : <p className="text-xs text-pretty text-bad">{error}</p>}
      <p className="text-xs text-pretty text-muted">{words[value].what}</p>
    </div>
  )
}
