import { useMemo, useState } from 'react'
import { formatCount, formatCounted, formatPercent } from '../words/numbers'
import { formatDay, formatShortDay } from '../words/times'
import { daysMarks, type DayFigures, type DayMark } from './daysMarks'

/** Shares of the height: the line has the upper part, the columns the lower one. */
const lineShare = 0.74
const columnShare = 0.18
/** Room at the top, so that a dot at 100 % is not cut off. */
const topShare = 0.03

const percent = (share: number) => `${share * 100}%`
const heightOf = (place: number) => topShare + (1 - place) * (lineShare - topShare)

/** Agreement day by day as a line, and below it how many pairs each day gave. */
export function Days({ days }: { readonly days: readonly DayFigures[] }) {
  const marks = useMemo(() => daysMarks(days), [days])
  const [pointed, setPointed] = useState<DayMark | null>(null)
  const ticks = marks.scale.ticks.map((tick, index) => ({
    tick,
    y: percent(heightOf(index / (marks.scale.ticks.length - 1))),
  }))
  return (
    <figure className="m-0 flex flex-1 flex-col text-xs text-muted tabular-nums">
      <div className="relative ml-13 min-h-36 flex-1">
        {ticks.map(({ tick, y }) => (
          <span
            key={tick}
            aria-hidden
            className="absolute right-full -translate-y-1/2 pr-2 whitespace-nowrap"
            style={{ top: y }}
          >
            {formatPercent(tick, Number.isInteger(tick * 100) ? 0 : 1)}
          </span>
        ))}
        <svg
          role="img"
          aria-label={`Agreement on ${formatCounted(days.length, 'day')}; the same figures stand in the table.`}
          className="absolute inset-0 size-full overflow-visible"
          onPointerLeave={() => setPointed(null)}
        >
          {ticks.map(({ tick, y }) => (
            <line key={tick} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
          ))}
          <Columns marks={marks.days} />
          <Line marks={marks.days} pointed={pointed} />
          {marks.days.map((mark) => (
            <rect
              key={mark.figures.day}
              x={percent(mark.x - mark.width / 2)}
              width={percent(mark.width)}
              y="0"
              height="100%"
              fill="transparent"
              onPointerEnter={() => setPointed(mark)}
            />
          ))}
        </svg>
      </div>
      <div aria-hidden className="relative ml-13 h-6">
        {marks.dated.map((mark) => (
          <span
            key={mark.figures.day}
            className="absolute bottom-0 -translate-x-1/2 whitespace-nowrap"
            style={{ left: percent(mark.x) }}
          >
            {formatShortDay(mark.figures.day)}
          </span>
        ))}
      </div>
      <figcaption className="mt-3">
        {pointed
          ? `${formatDay(pointed.figures.day)}: ${formatPercent(pointed.figures.value)}, ${formatCount(pointed.figures.agreed)} of ${formatCount(pointed.figures.n)}`
          : 'The line is the agreement, the columns are the number of pairs.'}
      </figcaption>
    </figure>
  )
}

function Columns({ marks }: { readonly marks: readonly DayMark[] }) {
  return marks.map((mark) => (
    <rect
      key={mark.figures.day}
      x={percent(mark.x - mark.width * 0.3)}
      width={percent(mark.width * 0.6)}
      y={percent(1 - mark.load * columnShare)}
      height={percent(mark.load * columnShare)}
      className="fill-muted opacity-30"
    />
  ))
}

interface LineProps {
  readonly marks: readonly DayMark[]
  readonly pointed: DayMark | null
}

function Line({ marks, pointed }: LineProps) {
  const dots = marks.flatMap(({ figures, x, y, isJoined }) =>
    y === null ? [] : [{ day: figures.day, cx: percent(x), cy: percent(heightOf(y)), isJoined }],
  )
  return (
    <>
      {dots.map((dot, index) => {
        const before = dots[index - 1]
        return before && dot.isJoined ? (
          <line
            key={dot.day}
            x1={before.cx}
            y1={before.cy}
            x2={dot.cx}
            y2={dot.cy}
            strokeWidth={1.75}
            className="stroke-accent"
          />
        ) : null
      })}
      {dots.map((dot) => (
        <circle
          key={dot.day}
          cx={dot.cx}
          cy={dot.cy}
          r={pointed?.figures.day === dot.day ? 5 : 3.5}
          strokeWidth={1.5}
          className="fill-accent stroke-surface"
        />
      ))}
    </>
  )
}
