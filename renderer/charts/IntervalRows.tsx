import type { ReactNode } from 'react'
import { formatCount, formatPercent, formatPercentInterval } from '../words/numbers'
import { Interval } from './Interval'
import type { ShareScale } from './intervalMarks'

export interface IntervalRow {
  readonly key: string
  readonly name: string
  readonly share: number | null
  readonly interval: readonly [number, number] | null
  readonly n: number
  /** Said below the name; of a figure that is missing, why. */
  readonly note?: string | undefined
  readonly onOpen?: (() => void) | null
}

interface Props {
  /** Above the rows; for assistive technology only where `hideCaption` is set. */
  readonly caption: string
  readonly hideCaption?: boolean
  readonly scale: ShareScale
  readonly rows: readonly IntervalRow[]
}

/** Shares with their intervals, all on one scale, each with its figures in words. */
export function IntervalRows({ caption, hideCaption, scale, rows }: Props) {
  return (
    <table className="w-full table-fixed text-dense">
      <caption
        className={
          hideCaption === true ? 'sr-only' : 'mb-1 text-left text-xs font-medium text-muted'
        }
      >
        {caption}
      </caption>
      <colgroup>
        <col className="w-[34%]" />
        <col />
        <col className="w-19" />
        <col className="w-30" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">On the scale</th>
          <th scope="col">Share</th>
          <th scope="col">95 % interval and n</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.share === null ? (
            <MissingRow key={row.key} row={row} />
          ) : (
            <Row key={row.key} row={row} scale={scale} />
          ),
        )}
      </tbody>
    </table>
  )
}

function Row({ row, scale }: { readonly row: IntervalRow; readonly scale: ShareScale }) {
  return (
    <tr className="align-top">
      <th scope="row" className="py-1 pr-3 text-left font-normal">
        <RowName name={row.name} onOpen={row.onOpen ?? null} />
        {row.note === undefined ? null : (
          <span className="block text-xs text-pretty text-muted">{row.note}</span>
        )}
      </th>
      <td className="py-1.5">
        <Interval scale={scale} share={row.share} interval={row.interval} />
      </td>
      <td className="py-1 pl-3 text-right font-medium tabular-nums">{formatPercent(row.share)}</td>
      <td className="py-1 pl-3 text-right text-xs text-muted tabular-nums">
        {formatPercentInterval(row.interval)}
        <span className="block">n = {formatCount(row.n)}</span>
      </td>
    </tr>
  )
}

/** What is not known yet, and what it takes. */
function MissingRow({ row }: { readonly row: IntervalRow }) {
  return (
    <tr className="align-top">
      <th scope="row" colSpan={3} className="py-1 pr-3 text-left font-normal">
        {row.name}
        <span className="block text-xs text-pretty text-muted">{row.note}</span>
      </th>
      <td className="py-1 pl-3 text-right text-xs text-muted">{formatPercent(null)}</td>
    </tr>
  )
}

interface RowNameProps {
  readonly name: string
  /** Lists the items; null where that is not possible. */
  readonly onOpen: (() => void) | null
}

/** A name that leads to the items behind its figures. */
export function RowName({ name, onOpen }: RowNameProps): ReactNode {
  return onOpen === null ? (
    <span title={name} className="block break-words">
      {name}
    </span>
  ) : (
    <button
      type="button"
      title={`${name}: list the items`}
      onClick={onOpen}
      className="block max-w-full rounded-sm text-left break-words underline decoration-line underline-offset-3 hover:text-accent hover:decoration-accent print:no-underline"
    >
      {name}
    </button>
  )
}
