import { useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { formatPercent } from '../words/numbers'
import {
  nearestMark,
  thresholdMarks,
  type ThresholdFigures,
  type ThresholdMark,
} from './thresholdMarks'

interface Props {
  readonly grid: readonly ThresholdFigures[]
  readonly limit: number
  readonly recommended: number | null
  /** In force now; null where none is. */
  readonly current: number | null
  readonly chosen: number
  readonly onChoose: (threshold: number) => void
  /** What the chosen threshold means, for those who move the handle by ear. */
  readonly wordsOf: (figures: ThresholdFigures) => string
}

const percent = (share: number) => `${share * 100}%`
const heightOf = (place: number) => percent(1 - place)
const coverageTicks = [0, 0.25, 0.5, 0.75, 1] as const

/** Error over coverage, with a handle that rests only on thresholds of the grid. */
export function ThresholdCurve(props: Props) {
  const { grid, limit, recommended, current, chosen, onChoose, wordsOf } = props
  const {
    marks,
    limit: limitAt,
    ticks,
    top,
  } = useMemo(() => thresholdMarks(grid, limit), [grid, limit])
  const plot = useRef<HTMLDivElement>(null)
  const handle = useRef<HTMLDivElement>(null)
  const at = marks.findIndex(({ figures }) => figures.threshold === chosen)
  const mark = marks[at]

  function choose(next: ThresholdMark | undefined) {
    if (next && next.figures.threshold !== chosen) onChoose(next.figures.threshold)
  }

  function follow(event: PointerEvent) {
    const box = plot.current?.getBoundingClientRect()
    if (box && box.width > 0) choose(nearestMark(marks, (event.clientX - box.left) / box.width))
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = keySteps[event.key]?.(at, marks.length - 1)
    if (to === undefined) return
    event.preventDefault()
    choose(marks[Math.min(marks.length - 1, Math.max(0, to))])
  }

  return (
    <div className="text-xs text-muted tabular-nums">
      <div className="relative mr-4 ml-11 h-52">
        {ticks.map((tick) => (
          <span
            key={tick}
            aria-hidden
            className="absolute right-full -translate-y-1/2 pr-2 whitespace-nowrap"
            style={{ top: heightOf(tick / top) }}
          >
            {formatPercent(tick, Number.isInteger(Math.round(tick * 1e4) / 100) ? 0 : 1)}
          </span>
        ))}
        <div
          ref={plot}
          className="absolute inset-0 cursor-ew-resize touch-none"
          onPointerDown={(event) => {
            event.preventDefault()
            event.currentTarget.setPointerCapture(event.pointerId)
            handle.current?.focus()
            follow(event)
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
          }}
        >
          <svg aria-hidden className="absolute inset-0 size-full overflow-hidden">
            {ticks.map((tick) => (
              <line
                key={tick}
                x1="0"
                x2="100%"
                y1={heightOf(tick / top)}
                y2={heightOf(tick / top)}
                className="stroke-line"
              />
            ))}
            <rect
              x="0"
              width="100%"
              y={heightOf(limitAt)}
              height={percent(limitAt)}
              className="fill-good opacity-8"
            />
            <line
              x1="0"
              x2="100%"
              y1={heightOf(limitAt)}
              y2={heightOf(limitAt)}
              strokeWidth="1.5"
              strokeDasharray="2 4"
              className="stroke-good"
            />
            <Line marks={marks} of={({ bound }) => bound} className="stroke-muted" dashes="5 4" />
            <Line marks={marks} of={({ risk }) => risk} className="stroke-accent" />
          </svg>
          {recommended === null ? null : <Recommended marks={marks} threshold={recommended} />}
          {current === null || current === chosen ? null : (
            <Current marks={marks} threshold={current} />
          )}
          {mark === undefined ? null : (
            <div
              ref={handle}
              role="slider"
              tabIndex={0}
              aria-label="Threshold"
              aria-orientation="horizontal"
              aria-valuemin={0}
              aria-valuemax={marks.length - 1}
              aria-valuenow={at}
              aria-valuetext={wordsOf(mark.figures)}
              onKeyDown={onKeyDown}
              className="absolute inset-y-0 w-6 -translate-x-1/2 rounded-md"
              style={{ left: percent(mark.x) }}
            >
              <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-accent" />
              <span
                className="absolute left-1/2 size-4 -translate-1/2 rounded-full border-3 border-surface bg-accent shadow-raised"
                style={{ top: heightOf(Math.min(1, mark.risk ?? 0)) }}
              />
            </div>
          )}
        </div>
      </div>
      <div aria-hidden className="relative mr-4 ml-11 h-6">
        {coverageTicks.map((tick) => (
          <span
            key={tick}
            className="absolute bottom-0 -translate-x-1/2 whitespace-nowrap"
            style={{ left: percent(tick) }}
          >
            {formatPercent(tick, 0)}
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1 mr-4 ml-11 flex flex-wrap justify-center gap-x-4">
        <span>Share that the model decides →</span>
      </p>
      <Legend hasCurrent={current !== null} hasRecommended={recommended !== null} />
    </div>
  )
}

const keySteps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  Home: () => 0,
  End: (_at, last) => last,
}

interface LineProps {
  readonly marks: readonly ThresholdMark[]
  readonly of: (mark: ThresholdMark) => number | null
  readonly className: string
  readonly dashes?: string
}

function Line({ marks, of, className, dashes }: LineProps) {
  const dots = marks.flatMap((mark) => {
    const place = of(mark)
    return place === null
      ? []
      : [{ key: mark.figures.threshold, x: percent(mark.x), y: heightOf(place) }]
  })
  return dots.map((dot, index) => {
    const before = dots[index - 1]
    return before ? (
      <line
        key={dot.key}
        x1={before.x}
        y1={before.y}
        x2={dot.x}
        y2={dot.y}
        strokeWidth={1.75}
        strokeDasharray={dashes}
        className={className}
      />
    ) : null
  })
}

interface MarkerProps {
  readonly marks: readonly ThresholdMark[]
  readonly threshold: number
}

/** A small flag at the top: the largest share whose guarantee holds. */
function Recommended({ marks, threshold }: MarkerProps) {
  const mark = marks.find(({ figures }) => figures.threshold === threshold)
  return mark === undefined ? null : (
    <span
      aria-hidden
      className="pointer-events-none absolute -top-1.5 size-3 -translate-x-1/2 rotate-45 rounded-xs bg-good"
      style={{ left: percent(mark.x) }}
    />
  )
}

function Current({ marks, threshold }: MarkerProps) {
  // A threshold set by hand may lie between two of the grid; it counts as the one below it.
  const mark = marks.find(({ figures }) => figures.threshold <= threshold)
  return mark === undefined ? null : (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 w-px bg-fg"
      style={{ left: percent(mark.x) }}
    />
  )
}

function Legend(props: { readonly hasCurrent: boolean; readonly hasRecommended: boolean }) {
  return (
    <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
      <Key mark={<span className="h-0.5 w-4 bg-accent" />}>error seen</Key>
      <Key mark={<span className="w-4 border-t-2 border-dashed border-muted" />}>error at most</Key>
      <Key mark={<span className="w-4 border-t-2 border-dotted border-good" />}>limit</Key>
      {props.hasRecommended ? (
        <Key mark={<span className="size-2.5 rotate-45 rounded-xs bg-good" />}>recommended</Key>
      ) : null}
      {props.hasCurrent ? <Key mark={<span className="h-3.5 w-px bg-fg" />}>in force</Key> : null}
    </ul>
  )
}

function Key({ mark, children }: { readonly mark: ReactNode; readonly children: string }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <span aria-hidden className="inline-flex w-4 justify-center">
        {mark}
      </span>
      {children}
    </li>
  )
}
