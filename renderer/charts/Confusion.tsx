import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '../ui/classes'
import { formatCount, formatCounted, formatPercent } from '../words/numbers'
import { confusionMarks, isDense, isUpright, type ConfusionCell } from './confusionMarks'

interface Props {
  readonly labels: readonly string[]
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly nameOf: (label: string) => string
  /** Lists the items of a cell; null where the person may not see them. */
  readonly onOpen: ((cell: ConfusionCell) => void) | null
}

/** A heat table: people in rows, the model in columns. Arrows move, Enter lists the items of a cell. */
export function Confusion({ labels, counts, nameOf, onOpen }: Props) {
  const marks = useMemo(() => confusionMarks(labels, counts), [labels, counts])
  const names = marks.labels.map(nameOf)
  const dense = isDense(names)
  const upright = isUpright(names)
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [pointed, setPointed] = useState<ConfusionCell | null>(null)

  function move(event: KeyboardEvent, row: number, column: number) {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const last = marks.labels.length - 1
    const next = {
      row: Math.min(last, Math.max(0, row + step[0])),
      column: Math.min(last, Math.max(0, column + step[1])),
    }
    setPlace(next)
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.column}"]`)?.focus()
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto [--widest:100rem] print:overflow-visible print:[--widest:0rem]">
        <table
          ref={table}
          aria-label="People in rows, the model in columns"
          className={classes(
            'w-full border-separate text-xs tabular-nums',
            dense ? 'table-fixed border-spacing-px' : 'border-spacing-0.5',
          )}
          style={{
            maxWidth: `${marks.labels.length * (dense ? 4.5 : 6) + 10}rem`,
            minWidth: dense ? `min(${marks.labels.length * 1.5 + 9}rem, var(--widest))` : undefined,
          }}
          onPointerLeave={() => setPointed(null)}
        >
          {dense ? (
            <colgroup>
              <col className="w-36 print:w-28" />
              <col span={marks.labels.length} />
            </colgroup>
          ) : null}
          <thead>
            <tr>
              <th
                scope="col"
                rowSpan={2}
                className="pr-3 text-right align-bottom font-medium text-muted"
              >
                People
              </th>
              <th
                scope="colgroup"
                colSpan={marks.labels.length}
                className="pb-1 text-left font-medium text-muted"
              >
                Model
              </th>
            </tr>
            <tr>
              {marks.labels.map((label) => (
                <th
                  key={label}
                  scope="col"
                  title={nameOf(label)}
                  className={classes(
                    'font-medium',
                    upright && 'h-24 p-0 align-bottom',
                    dense ? 'p-0' : 'max-w-24 min-w-9 truncate px-1',
                  )}
                >
                  {upright ? (
                    <span className="inline-block max-h-24 rotate-180 truncate pt-1 text-left [writing-mode:vertical-rl]">
                      {nameOf(label)}
                    </span>
                  ) : (
                    nameOf(label)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {marks.rows.map((row, rowAt) => (
              <tr key={row.human}>
                <th
                  scope="row"
                  title={nameOf(row.human)}
                  className={classes(
                    'truncate text-right font-medium',
                    dense ? 'pr-2' : 'max-w-40 pr-3',
                  )}
                >
                  {nameOf(row.human)}
                </th>
                {row.cells.map((cell, columnAt) => (
                  <td key={cell.predicted} className="p-0">
                    <button
                      type="button"
                      data-place={`${rowAt}-${columnAt}`}
                      tabIndex={place.row === rowAt && place.column === columnAt ? 0 : -1}
                      aria-label={cellWords(cell, nameOf)}
                      aria-disabled={onOpen === null || cell.count === 0}
                      onKeyDown={(event) => move(event, rowAt, columnAt)}
                      onFocus={() => {
                        setPlace({ row: rowAt, column: columnAt })
                        setPointed(cell)
                      }}
                      onPointerEnter={() => setPointed(cell)}
                      onClick={() => {
                        if (cell.count > 0) onOpen?.(cell)
                      }}
                      className={classes(
                        'w-full rounded-sm text-center aria-disabled:cursor-default',
                        dense ? 'h-7' : 'h-9 min-w-9 px-1',
                        cell.count === 0
                          ? 'text-muted'
                          : 'font-medium hover:outline-1 hover:outline-edge',
                      )}
                      style={{ backgroundColor: colourOf(cell) }}
                    >
                      {cell.count === 0 ? '·' : formatCount(cell.count)}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p data-no-picture className="min-h-10 text-xs print:hidden text-pretty text-muted">
        {pointed
          ? `${cellWords(pointed, nameOf)}${onOpen !== null && pointed.count > 0 ? ' Enter or a click lists them.' : ''}`
          : hint(marks.leftOut, onOpen !== null)}
      </p>
    </div>
  )
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function hint(leftOut: number, mayOpen: boolean): string {
  const left =
    leftOut === 0
      ? ''
      : ` ${formatCounted(leftOut, 'label is', 'labels are')} left out: those with the fewest disagreements.`
  return `${mayOpen ? 'Choose a cell to see its items.' : 'A reviewer or a lead can list the items of a cell.'}${left}`
}

function cellWords(cell: ConfusionCell, nameOf: (label: string) => string): string {
  const { human, predicted, count, rowShare, agrees } = cell
  const who = agrees
    ? `people and model both say ${nameOf(human)}`
    : `people say ${nameOf(human)}, the model says ${nameOf(predicted)}`
  const share =
    count === 0 ? '' : ` (${formatPercent(rowShare)} of what people call ${nameOf(human)})`
  return `${formatCounted(count, 'item')}: ${who}${share}.`
}

// Few disagreements matter, so the scale rises steeply at first; it stays pale enough for the figures to be read.
function colourOf({ count, rowShare, agrees }: ConfusionCell): string {
  if (count === 0) return 'var(--sunken)'
  const percent = agrees ? 8 + 22 * rowShare : 12 + 34 * Math.sqrt(rowShare)
  return `color-mix(in oklab, var(--${agrees ? 'accent' : 'bad'}) ${percent.toFixed(1)}%, var(--surface))`
}
