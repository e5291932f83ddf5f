import { useMemo } from 'react'
import { formatCount, formatCounted } from '../words/numbers'
import { minutesMarks, type MinuteFigures } from './minutesMarks'

interface Props {
  readonly minutes: readonly MinuteFigures[]
  readonly clock: (at: number) => string
}

const columnWidth = 8
const height = 64

/** What arrived in the last hour, minute by minute. */
export function Minutes({ minutes, clock }: Props) {
  const { most, marks } = useMemo(() => minutesMarks(minutes), [minutes])
  const accepted = minutes.reduce((sum, one) => sum + one.accepted, 0)
  const rejected = minutes.reduce((sum, one) => sum + one.rejected, 0)
  const first = minutes[0]
  const last = minutes.at(-1)
  return (
    <figure className="m-0 flex flex-col gap-1.5">
      <svg
        role="img"
        aria-label={`In the last hour ${formatCounted(accepted, 'event')} came in and ${formatCounted(rejected, 'line')} set aside; at most ${formatCount(most)} a minute.`}
        viewBox={`0 0 ${Math.max(1, marks.length) * columnWidth} ${height}`}
        preserveAspectRatio="none"
        className="block h-16 w-full"
      >
        {marks.map(({ figures, accepted: taken, rejected: aside }, index) => {
          const takenHeight = taken * (height - 2)
          const asideHeight = aside * (height - 2)
          return (
            <g key={figures.at}>
              <title>
                {`${clock(figures.at)}: ${formatCount(figures.accepted)} accepted, ${formatCount(figures.rejected)} set aside`}
              </title>
              <rect
                x={index * columnWidth}
                y={0}
                width={columnWidth}
                height={height}
                fill="transparent"
              />
              <rect
                x={index * columnWidth + 1}
                y={height - Math.max(1, takenHeight)}
                width={columnWidth - 2}
                height={Math.max(1, takenHeight)}
                className={taken > 0 ? 'fill-accent' : 'fill-line'}
              />
              {aside > 0 ? (
                <rect
                  x={index * columnWidth + 1}
                  y={height - takenHeight - asideHeight}
                  width={columnWidth - 2}
                  height={asideHeight}
                  className="fill-bad"
                />
              ) : null}
            </g>
          )
        })}
      </svg>
      {first && last ? (
        <figcaption className="flex justify-between text-xs text-muted tabular-nums">
          <span>{clock(first.at)}</span>
          <span>
            {most === 0 ? 'nothing in the last hour' : `most in a minute: ${formatCount(most)}`}
          </span>
          <span>{clock(last.at)}</span>
        </figcaption>
      ) : null}
    </figure>
  )
}
