import { useMemo } from 'react'
import { formatCount, formatCounted, formatPercent, formatPercentInterval } from '../words/numbers'
import { formatDay, formatShortDay } from '../words/times'
import { daysMarks, type DayFigures, type DayMark } from './daysMarks'
import { placeOn } from './intervalMarks'
import { Legend } from './Legend'
import { fromTop, Path, percent, Plot } from './Plot'
import { sequenceByDay } from './sequenceMarks'

interface Props {
  readonly days: readonly DayFigures[]
  /** What the agreement must reach. */
  readonly target: number | null
  readonly onOpen: ((day: string) => void) | null
}

/** The columns with the number of pairs have the lowest part of the plot to themselves. */
const columnShare = 0.16
const raise = (place: number) => columnShare + 0.04 + place * (1 - columnShare - 0.04)
/** Each bound takes a search, so a line over years is drawn from some of its days. */
const mostBounds = 180

/** Each day's agreement as a dot; the agreement so far as a line, in a band that narrows as pairs come in. */
export function Days({ days, target, onOpen }: Props) {
  const sequence = useMemo(() => sequenceByDay(days, mostBounds), [days])
  const marks = useMemo(
    () => daysMarks(days, [...(sequence.at(-1)?.sequence95 ?? []), target]),
    [days, sequence, target],
  )
  const markByDay = new Map(marks.days.map((mark) => [mark.figures.day, mark]))
  const place = (share: number) => raise(placeOn(marks.scale, share))
  const soFar = sequence.flatMap((point) => {
    const x = markByDay.get(point.day)?.x
    return x === undefined || point.value === null ? [] : [{ ...point, x, value: point.value }]
  })
  const known = new Map(soFar.map((point) => [point.day, point]))
  return (
    <>
      <Plot
        label={`Agreement on ${formatCounted(days.length, 'day')}`}
        yTicks={marks.scale.ticks.map((tick) => ({
          at: place(tick),
          text: formatPercent(tick, Number.isInteger(Math.round(tick * 1e6) / 1e4) ? 0 : 1),
        }))}
        xTicks={marks.dated.map(({ x, figures }) => ({ at: x, text: formatShortDay(figures.day) }))}
        readings={marks.days.map(({ figures, x }) => {
          const point = known.get(figures.day)
          const until = point
            ? ` Until then ${formatPercent(point.value)} of ${formatCount(point.n)}, 95 % bounds ${formatPercentInterval(point.sequence95)}.`
            : ''
          return {
            key: figures.day,
            x,
            words: `${formatDay(figures.day)}: ${formatPercent(figures.value)}, ${formatCount(figures.agreed)} of ${formatCount(figures.n)}.${until}`,
          }
        })}
        caption="Point at a day, or move with the arrow keys, to read its figures; Enter or a click lists its pairs."
        onOpen={
          onOpen &&
          ((index) => {
            const day = days[index]
            if (day) onOpen(day.day)
          })
        }
      >
        {(pointed) => (
          <>
            <Columns marks={marks.days} />
            <Path
              isFilled
              className="fill-accent opacity-15"
              points={[
                ...soFar.map(({ x, sequence95 }) => [x, place(sequence95[1])] as const),
                ...soFar
                  .toReversed()
                  .map(({ x, sequence95 }) => [x, place(sequence95[0])] as const),
              ]}
            />
            {target === null ? null : (
              <line
                x1="0"
                x2="100%"
                y1={fromTop(place(target))}
                y2={fromTop(place(target))}
                strokeWidth="1.5"
                strokeDasharray="2 4"
                className="stroke-good"
              />
            )}
            <Dots marks={marks.days} pointed={pointed} />
            <Path
              className="stroke-accent [stroke-width:2]"
              points={soFar.map(({ x, value }) => [x, place(value)])}
            />
            {marks.days
              .filter((_, index) => index === pointed)
              .map((mark) => (
                <Dot
                  key={mark.figures.day}
                  mark={mark}
                  className="fill-accent stroke-surface"
                  r={5}
                />
              ))}
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { mark: <span className="size-2 rounded-full bg-muted" />, name: 'the day' },
          { mark: <span className="h-0.5 w-4 bg-accent" />, name: 'all until then' },
          {
            mark: <span className="h-2.5 w-4 rounded-xs bg-accent/20" />,
            name: 'its 95 % bounds, valid however often one looks',
          },
          ...(target === null
            ? []
            : [
                {
                  mark: <span className="w-4 border-t-2 border-dotted border-good" />,
                  name: `target ${formatPercent(target, 0)}`,
                },
              ]),
          { mark: <span className="h-2.5 w-1.5 bg-muted/30" />, name: 'pairs' },
        ]}
      />
    </>
  )
}

function Columns({ marks }: { readonly marks: readonly DayMark[] }) {
  return marks.map((mark) => (
    <rect
      key={mark.figures.day}
      x={percent(mark.x - mark.width * 0.3)}
      width={percent(mark.width * 0.6)}
      y={fromTop(mark.load * columnShare)}
      height={percent(mark.load * columnShare)}
      className="fill-muted opacity-30"
    />
  ))
}

interface DotsProps {
  readonly marks: readonly DayMark[]
  readonly pointed: number | null
}

/** Of very many days the dots are a cloud that leaves the line to be seen. */
const cloudFrom = 60

function Dots({ marks, pointed }: DotsProps) {
  const isCloud = marks.length > cloudFrom
  return marks.map((mark, index) =>
    index === pointed ? null : (
      <Dot
        key={mark.figures.day}
        mark={mark}
        r={isCloud ? 2 : 3.5}
        className={isCloud ? 'fill-muted stroke-none opacity-60' : 'fill-muted stroke-surface'}
      />
    ),
  )
}

interface DotProps {
  readonly mark: DayMark
  readonly r: number
  readonly className: string
}

function Dot({ mark, r, className }: DotProps) {
  return mark.y === null ? null : (
    <circle
      cx={percent(mark.x)}
      cy={fromTop(raise(mark.y))}
      r={r}
      strokeWidth={1.5}
      className={className}
    />
  )
}
