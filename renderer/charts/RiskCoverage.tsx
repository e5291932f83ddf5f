import { useMemo } from 'react'
import { formatPercent } from '../words/numbers'
import { Legend } from './Legend'
import { fromTop, Path, percent, Plot } from './Plot'
import { riskMarks, type RiskFigures } from './riskMarks'

interface Props {
  readonly points: readonly RiskFigures[]
  readonly n: number
  /** The error that is allowed, and the threshold that is shown to keep below it. */
  readonly target: number
  readonly recommended: {
    readonly threshold: number
    readonly coverage: number
    readonly risk: number
  } | null
  readonly onOpen: ((threshold: number) => void) | null
}

/** A rate from fewer pairs jumps with every error. */
const leastAccepted = 30

const coverageTicks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: formatPercent(at, 0) }))

/** The error among the items that the model would decide, for every share of them. */
export function RiskCoverage({ points, n, target, recommended, onOpen }: Props) {
  const { marks, top, ticks } = useMemo(
    () => riskMarks(points, n, leastAccepted, target),
    [points, n, target],
  )
  return (
    <>
      <Plot
        label="Error by coverage"
        className="min-h-56 print:min-h-40"
        yTicks={ticks.map((tick) => ({
          at: tick / top,
          text: formatPercent(tick, Number.isInteger(Math.round(tick * 1e4) / 100) ? 0 : 1),
        }))}
        xTicks={coverageTicks}
        xTitle="Coverage: share of items at or above the threshold"
        readings={marks.map(({ figures, x }) => ({
          key: String(figures.threshold),
          x,
          words: `Confidence from ${formatPercent(figures.threshold)} on: ${formatPercent(figures.coverage)} of items, ${formatPercent(figures.risk, 2)} of them disagree with people.`,
        }))}
        caption={`The curve begins at ${leastAccepted} pairs: before that a single error decides.`}
        onOpen={
          onOpen &&
          ((index) => {
            const mark = marks[index]
            if (mark) onOpen(mark.figures.threshold)
          })
        }
      >
        {(pointed) => {
          const mark = pointed === null ? undefined : marks[pointed]
          return (
            <>
              <rect
                x="0"
                width="100%"
                y={fromTop(Math.min(1, target / top))}
                height={percent(Math.min(1, target / top))}
                className="fill-good opacity-8"
              />
              <line
                x1="0"
                x2="100%"
                y1={fromTop(target / top)}
                y2={fromTop(target / top)}
                strokeWidth="1.5"
                strokeDasharray="2 4"
                className="stroke-good"
              />
              <Path
                className="stroke-accent [stroke-width:2]"
                points={marks.map(({ x, y }) => [x, y])}
              />
              {recommended === null ? null : (
                <>
                  <line
                    x1={percent(recommended.coverage)}
                    x2={percent(recommended.coverage)}
                    y1="0"
                    y2="100%"
                    strokeWidth="1.5"
                    className="stroke-good"
                  />
                  <circle
                    cx={percent(recommended.coverage)}
                    cy={fromTop(recommended.risk / top)}
                    r="5"
                    strokeWidth="2"
                    className="fill-good stroke-surface"
                  />
                </>
              )}
              {mark === undefined ? null : (
                <circle
                  cx={percent(mark.x)}
                  cy={fromTop(mark.y)}
                  r="5"
                  strokeWidth="2"
                  className="fill-accent stroke-surface"
                />
              )}
            </>
          )
        }}
      </Plot>
      <Legend
        entries={[
          { mark: <span className="h-0.5 w-4 bg-accent" />, name: 'error among them' },
          {
            mark: <span className="w-4 border-t-2 border-dotted border-good" />,
            name: `allowed: ${formatPercent(target)}`,
          },
          ...(recommended === null
            ? []
            : [
                {
                  mark: <span className="size-2.5 rounded-full bg-good" />,
                  name: `recommended threshold ${recommended.threshold}`,
                },
              ]),
        ]}
      />
    </>
  )
}
