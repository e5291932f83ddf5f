import type { ReactNode } from 'react'

interface Props {
  readonly entries: readonly { readonly mark: ReactNode; readonly name: string }[]
}

/** What the marks of a plot mean. */
export function Legend({ entries }: Props) {
  return (
    <ul aria-label="Legend" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {entries.map(({ mark, name }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-flex w-4 justify-center">
            {mark}
          </span>
          {name}
        </li>
      ))}
    </ul>
  )
}
