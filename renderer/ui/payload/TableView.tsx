import { useDeferredValue } from 'react'
import type { PayloadPart } from '../../../shared/schema/payload'
import { WeightBar } from '../../charts/WeightBar'
import { formatPlain } from '../../words/numbers'
import { classes } from '../classes'

/** More rows than this stand in two columns where there is room. */
export const longTable = 12
/** So many are drawn at once; the rest of a very long table a moment later. */
const drawnAtOnce = 150

type Fields = Extract<PayloadPart, { kind: 'table' }>['fields']

/** How much each field weighed in the model's answer, by name. */
export type Weights = Readonly<Record<string, number>>

interface Props {
  readonly fields: Fields
  /** Given only where a person may see what the model says. */
  readonly weights: Weights | null
}

/** Names and values; numbers stand under one another so that they can be compared. */
export function TableView({ fields, weights }: Props) {
  const all = Object.entries(fields)
  const drawn = useDeferredValue(all.length, Math.min(all.length, drawnAtOnce))
  const known = weights === null ? [] : all.flatMap(([name]) => weights[name] ?? [])
  if (weights !== null && known.length > 0)
    return <WeighedTable rows={all.slice(0, drawn)} weights={weights} largest={largestOf(known)} />
  return (
    <dl className={all.length > longTable ? 'gap-x-10 @2xl:columns-2' : ''}>
      {all.slice(0, drawn).map(([name, value]) => (
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

interface WeighedProps {
  readonly rows: readonly [string, Fields[string]][]
  readonly weights: Weights
  readonly largest: number
}

/** The same with what the model made of each field; its head stays in sight. */
function WeighedTable({ rows, weights, largest }: WeighedProps) {
  const head = 'sticky top-0 z-10 bg-surface py-1.5 text-xs font-medium text-muted'
  return (
    <table className="w-full border-separate border-spacing-0 text-sm">
      <thead>
        <tr>
          <th scope="col" className={classes(head, 'text-left')}>
            Field
          </th>
          <th scope="col" className={classes(head, 'text-right')}>
            Value
          </th>
          <th scope="col" className={classes(head, 'w-36 pl-6 text-left')}>
            Weight for the model
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => {
          const weight = weights[name]
          return (
            <tr key={name} className={classes(weight !== undefined && 'bg-accent-soft')}>
              <th
                scope="row"
                className="border-b border-line px-2 py-1.5 text-left text-dense font-normal break-words text-muted"
              >
                {name}
              </th>
              <td
                className="border-b border-line py-1.5 text-right font-medium break-words tabular-nums"
                dir="auto"
              >
                {cell(value)}
              </td>
              <td className="border-b border-line py-1.5 pr-2 pl-6">
                {weight === undefined ? null : <WeightBar weight={weight} largest={largest} />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function largestOf(weights: readonly number[]): number {
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
}

function cell(value: Fields[string]): string {
  if (value === null) return '–'
  if (typeof value === 'number') return formatPlain(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}
