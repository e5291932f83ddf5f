import type { PayloadPart } from '../../../shared/schema/payload'
import { formatPlain } from '../../words/numbers'

/** More rows than this stand in two columns where there is room. */
export const longTable = 12

type Fields = Extract<PayloadPart, { kind: 'table' }>['fields']

/** Names and values; numbers stand under one another so that they can be compared. */
export function TableView({ fields }: { readonly fields: Fields }) {
  const entries = Object.entries(fields)
  return (
    <dl className={entries.length > longTable ? 'gap-x-10 @2xl:columns-2' : ''}>
      {entries.map(([name, value]) => (
        <div
          key={name}
          className="flex break-inside-avoid items-baseline justify-between gap-6 border-b border-line py-1.5"
        >
          <dt className="min-w-0 text-dense break-words text-muted">{name}</dt>
          <dd
            className="min-w-0 text-right text-sm font-medium break-words tabular-nums"
            dir="auto"
          >
            {cell(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function cell(value: Fields[string]): string {
  if (value === null) return '–'
  if (typeof value === 'number') return formatPlain(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}
