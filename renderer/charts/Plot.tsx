import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { classes } from '../ui/classes'

interface Tick {
  /** In [0, 1], from the left or from the bottom. */
  readonly at: number
  readonly text: string
}

/** Something that can be pointed at and read out. */
interface Reading {
  readonly key: string
  /** Its place from the left, in [0, 1]. */
  readonly x: number
  readonly words: string
}

interface Props {
  /** What the plot is, for those who cannot see it. */
  readonly label: string
  readonly yTicks: readonly Tick[]
  readonly xTicks: readonly Tick[]
  readonly xTitle?: string
  readonly readings: readonly Reading[]
  /** Below the plot while nothing is pointed at. */
  readonly caption: ReactNode
  /** Lists the items behind a reading; null where the person may not see them or there are none. */
  readonly onOpen: ((index: number) => void) | null
  /** Draws the marks; `pointed` is the reading that is pointed at. */
  readonly children: (pointed: number | null) => ReactNode
  readonly className?: string
}

export const percent = (share: number) => `${share * 100}%`
export const fromTop = (place: number) => percent(1 - place)

/** A plot with its axes. The pointer or the arrow keys read out its figures one by one; Enter lists their items. */
export function Plot(props: Props) {
  const { label, yTicks, xTicks, xTitle, readings, caption, onOpen, children, className } = props
  const box = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const at = pointed !== null && pointed < readings.length ? pointed : null
  const reading = at === null ? undefined : readings[at]

  function follow(event: PointerEvent) {
    const area = box.current?.getBoundingClientRect()
    if (!area || area.width === 0) return
    setPointed(nearest(readings, (event.clientX - area.left) / area.width))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && at !== null) return onOpen?.(at)
    const next = keySteps[event.key]?.(at ?? -1, readings.length - 1)
    if (next === undefined) return
    event.preventDefault()
    setPointed(Math.min(readings.length - 1, Math.max(0, next)))
  }

  return (
    <figure className="m-0 flex min-h-0 flex-1 flex-col text-xs text-muted tabular-nums">
      <div className={classes('relative mr-3 ml-13 flex-1', className ?? 'min-h-44')}>
        {yTicks.map(({ at: y, text }) => (
          <span
            key={text}
            aria-hidden
            className="absolute right-full -translate-y-1/2 pr-2 whitespace-nowrap"
            style={{ top: fromTop(y) }}
          >
            {text}
          </span>
        ))}
        <div
          ref={box}
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={Math.max(0, readings.length - 1)}
          aria-valuenow={at ?? 0}
          aria-valuetext={reading?.words ?? 'The arrow keys read out the figures.'}
          onKeyDown={onKeyDown}
          onFocus={() => setPointed((now) => now ?? 0)}
          onBlur={() => setPointed(null)}
          onPointerMove={follow}
          onPointerLeave={() => setPointed(null)}
          onClick={() => {
            if (at !== null) onOpen?.(at)
          }}
          className={classes(
            'absolute inset-0 rounded-sm outline-offset-4',
            onOpen !== null && at !== null && 'cursor-pointer',
          )}
        >
          <svg aria-hidden className="absolute inset-0 size-full overflow-visible">
            {yTicks.map(({ at: y, text }) => (
              <line
                key={text}
                x1="0"
                x2="100%"
                y1={fromTop(y)}
                y2={fromTop(y)}
                className="stroke-line"
              />
            ))}
            {children(at)}
          </svg>
        </div>
      </div>
      <div aria-hidden className="relative mr-3 ml-13 h-6">
        {xTicks.map(({ at: x, text }) => (
          <span
            key={text}
            className="absolute bottom-0 -translate-x-1/2 whitespace-nowrap"
            style={{ left: percent(x) }}
          >
            {text}
          </span>
        ))}
      </div>
      {xTitle === undefined ? null : (
        <p aria-hidden className="mt-1 mr-3 ml-13 text-center">
          {xTitle}
        </p>
      )}
      <figcaption data-no-picture className="mt-2 min-h-8 text-pretty print:hidden">
        {reading?.words ?? caption}
      </figcaption>
    </figure>
  )
}

const keySteps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  PageDown: (at) => at - 10,
  PageUp: (at) => at + 10,
  Home: () => 0,
  End: (_at, last) => last,
}

/** The reading nearest to a place; null where there is none. */
function nearest(readings: readonly Reading[], x: number): number | null {
  let best: number | null = null
  let least = Infinity
  for (const [index, reading] of readings.entries()) {
    const distance = Math.abs(reading.x - x)
    if (distance >= least) continue
    least = distance
    best = index
  }
  return best
}

interface PathProps {
  /** Places in [0, 1], from the left and from the bottom. */
  readonly points: readonly (readonly [number, number])[]
  readonly className: string
  readonly isFilled?: boolean
  readonly dashes?: string
}

/** A line or an area through points, stretched over the plot without its stroke being stretched. */
export function Path({ points, className, isFilled = false, dashes }: PathProps) {
  if (points.length === 0) return null
  const d = points.map(([x, y]) => `${x.toFixed(5)} ${(1 - y).toFixed(5)}`).join('L')
  return (
    <svg
      x="0"
      y="0"
      width="100%"
      height="100%"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path
        d={`M${d}${isFilled ? 'Z' : ''}`}
        vectorEffect="non-scaling-stroke"
        strokeDasharray={dashes}
        strokeLinejoin="round"
        className={classes(isFilled ? 'stroke-none' : 'fill-none', className)}
      />
    </svg>
  )
}
