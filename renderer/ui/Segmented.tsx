import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly {
    readonly value: Value
    readonly label: string
    readonly count: string | null
  }[]
  readonly onChoose: (value: Value) => void
  /** What Enter does, where the choice is the last thing asked for. */
  readonly onEnter?: () => void
  /** Called after a choice with the pointer, whose owner does not go on with the arrow keys. */
  readonly onPointed?: () => void
}

/** A choice of which all options stay in sight, each with a count. */
export function Segmented<Value extends string>(props: Props<Value>) {
  const { label, value, choices, onChoose, onEnter, onPointed } = props
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: Value) => onChoose(next)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onEnter?.()
      }}
      onClick={(event) => {
        if (event.detail > 0) onPointed?.()
      }}
      className="inline-flex flex-wrap rounded-lg bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <Radio.Root
          key={choice.value}
          value={choice.value}
          className="inline-flex h-7 cursor-pointer items-center gap-2 rounded-md px-3 text-dense font-medium whitespace-nowrap text-muted select-none hover:text-fg data-checked:bg-surface data-checked:text-fg data-checked:shadow-raised"
        >
          {choice.label}
          {choice.count === null ? null : (
            <span className="text-xs font-normal text-muted tabular-nums">{choice.count}</span>
          )}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
