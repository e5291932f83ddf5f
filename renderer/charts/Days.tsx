import { useMemo, useState } from 'react'
import { formatCount, formatCounted, formatPercent } from '../words/numbers'
import { formatDay, formatShortDay } from '../words/times'
import { daysMarks, type DayFigures, type DayMark } from './daysMarks'

const width = 560
const height = 180
const left = 44
const top = 10
const plotWidth = width - left - 8
const plotHeight = 118
const loadHeight = 26

/** Agreement day by day as a line, and below it how many pairs each day gave. */
export function Days({ days }: { readonly days: readonly DayFigures[] }) {
  const marks = useMemo(() => daysMarks(days), [days])
  const [pointed, setPointed] = useState<DayMark | null>(null)
  const x = (mark: DayMark) => left + mark.x * plotWidth
  const y = (share: number) => top + (1 - share) * (plotHeight - loadHeight - 8)
  const bottom = top + plotHeight
  const columnWidth = plotWidth / marks.days.length
  const line = marks.days
    .flatMap((mark) => (mark.y === null ? [] : [`${x(mark)},${y(mark.y)}`]))
    .join(' ')
  return (
    <figure className="m-0">
      <svg
        role="img"
        aria-label={`Agreement on ${formatCounted(days.length, 'day')}; the same figures stand in the table.`}
        viewBox={`0 0 ${width} ${height - 24}`}
        className="block h-auto w-full"
        onPointerLeave={() => setPointed(null)}
      >
        {marks.scale.ticks.map((tick, index) => {
          const at = y(index / (marks.scale.ticks.length - 1))
          return (
            <g key={tick}>
              <line x1={left} x2={width - 8} y1={at} y2={at} className="stroke-line" />
              <text
                x={left - 8}
                y={at + 4}
                textAnchor="end"
                className="fill-muted text-2xs tabular-nums"
              >
                {formatPercent(tick, (tick * 1000) % 10 === 0 ? 0 : 1)}
              </text>
            </g>
          )
        })}
        {marks.days.map((mark) => (
          <rect
            key={mark.figures.day}
            x={x(mark) - Math.min(12, columnWidth * 0.35)}
            width={Math.min(24, columnWidth * 0.7)}
            y={bottom - mark.load * loadHeight}
            height={mark.load * loadHeight}
            rx={1.5}
            className="fill-muted opacity-30"
          />
        ))}
        <polyline
          points={line}
          fill="none"
          strokeWidth={1.75}
          strokeLinejoin="round"
          className="stroke-accent"
        />
        {marks.days.map((mark) =>
          mark.y === null ? null : (
            <circle
              key={mark.figures.day}
              cx={x(mark)}
              cy={y(mark.y)}
              r={pointed?.figures.day === mark.figures.day ? 4.5 : 3}
              className="fill-accent stroke-surface"
            />
          ),
        )}
        {marks.dated.map((mark) => (
          <text
            key={mark.figures.day}
            x={x(mark)}
            y={bottom + 16}
            textAnchor="middle"
            className="fill-muted text-2xs"
          >
            {formatShortDay(mark.figures.day)}
          </text>
        ))}
        {marks.days.map((mark) => (
          <rect
            key={mark.figures.day}
            x={x(mark) - columnWidth / 2}
            width={columnWidth}
            y={0}
            height={bottom}
            fill="transparent"
            onPointerEnter={() => setPointed(mark)}
          />
        ))}
      </svg>
      <figcaption className="mt-1 min-h-5 text-xs text-muted tabular-nums">
        {pointed
          ? `${formatDay(pointed.figures.day)}: ${formatPercent(pointed.figures.value)}, ${formatCount(pointed.figures.agreed)} of ${formatCount(pointed.figures.n)}`
          : 'The line is the agreement, the columns are the number of pairs.'}
      </figcaption>
    </figure>
  )
}
