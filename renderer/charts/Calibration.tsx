import { useMemo } from 'react'
import { formatCount, formatPercent } from '../words/numbers'
import { calibrationMarks, type BinFigures, type BinMark } from './calibrationMarks'
import { Legend } from './Legend'
import { fromTop, Path, percent, Plot } from './Plot'

interface Props {
  readonly bins: readonly BinFigures[]
  readonly onOpen: ((bin: number) => void) | null
}

const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: formatPercent(at, 0) }))

/** How often the model was right where it said how sure it is: on the diagonal both are the same. */
export function Calibration({ bins, onOpen }: Props) {
  const marks = useMemo(() => calibrationMarks(bins), [bins])
  return (
    <>
      <Plot
        label="Agreement by confidence, in up to 15 bins"
        className="min-h-56 print:min-h-40"
        yTicks={ticks}
        xTicks={ticks}
        xTitle="Confidence"
        readings={marks.map((mark) => ({
          key: String(mark.bin),
          x: mark.confidence,
          words: binWords(mark),
        }))}
        caption="Above the diagonal the model is better than it thinks, below it is too sure of itself."
        onOpen={
          onOpen &&
          ((index) => {
            const mark = marks[index]
            if (mark) onOpen(mark.bin)
          })
        }
      >
        {(pointed) => (
          <>
            {marks.map((mark) => (
              <Load key={mark.bin} mark={mark} />
            ))}
            <Path
              className="stroke-edge [stroke-width:1.5]"
              dashes="5 4"
              points={[
                [0, 0],
                [1, 1],
              ]}
            />
            {marks.map((mark, index) => (
              <Bin key={mark.bin} mark={mark} isPointed={pointed === index} />
            ))}
          </>
        )}
      </Plot>
      <Legend
        entries={[
          {
            mark: <span className="size-2.5 rounded-full bg-accent" />,
            name: 'agreement in a bin',
          },
          { mark: <span className="h-3.5 w-0.5 bg-accent/50" />, name: '95 % interval' },
          {
            mark: <span className="size-2.5 rounded-full border-2 border-accent" />,
            name: 'fewer than 10 pairs',
          },
          { mark: <span className="h-2.5 w-2 bg-muted/30" />, name: 'pairs' },
        ]}
      />
    </>
  )
}

function binWords({ figures, confidence, agreement }: BinMark): string {
  const range = `${formatPercent(figures.lo, 0)} to ${formatPercent(figures.hi, 0)}`
  return `Confidence ${range}: ${formatPercent(confidence)} sure on average, ${formatPercent(agreement)} agreement, n = ${formatCount(figures.n)}.`
}

/** The columns of counts have the lowest part of the plot. */
const loadShare = 0.2

function Load({ mark }: { readonly mark: BinMark }) {
  const { lo, hi } = mark.figures
  const gap = 0.004
  return (
    <rect
      x={percent(lo + gap)}
      width={percent(hi - lo - 2 * gap)}
      y={fromTop(mark.load * loadShare)}
      height={percent(mark.load * loadShare)}
      className="fill-muted opacity-20"
    />
  )
}

function Bin({ mark, isPointed }: { readonly mark: BinMark; readonly isPointed: boolean }) {
  const x = percent(mark.confidence)
  return (
    <>
      {mark.interval === null ? null : (
        <line
          x1={x}
          x2={x}
          y1={fromTop(mark.interval[0])}
          y2={fromTop(mark.interval[1])}
          strokeWidth="2"
          className="stroke-accent opacity-50"
        />
      )}
      <circle
        cx={x}
        cy={fromTop(mark.agreement)}
        r={isPointed ? 6 : 4.5}
        strokeWidth="2"
        className={mark.isThin ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface'}
      />
    </>
  )
}
