import { notEnoughYet } from '../../../words/numbers'

interface Props {
  readonly figures: readonly {
    readonly name: string
    readonly value: string
    /** What it says, or why it is missing. */
    readonly what: string
  }[]
}

/** A row of figures above a plot. */
export function SmallFigures({ figures }: Props) {
  return (
    <dl className="mb-4 grid grid-cols-2 gap-x-4 gap-y-2 @2xl:grid-cols-4">
      {figures.map(({ name, value, what }) => (
        <div key={name} title={what} className="flex min-w-0 flex-col">
          <dt className="truncate text-xs text-muted">{name}</dt>
          <dd
            className={
              value === notEnoughYet ? 'text-xs text-muted' : 'text-sm font-semibold tabular-nums'
            }
          >
            {value}
          </dd>
          <dd className="sr-only">{what}</dd>
        </div>
      ))}
    </dl>
  )
}
