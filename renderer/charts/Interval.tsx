import { placeOn, type ShareScale } from './intervalMarks'

interface Props {
  readonly scale: ShareScale
  readonly share: number | null
  readonly interval: readonly [number, number] | null
}

/** An estimate and how sure it is, for the eye; the figures stand beside it. */
export function Interval({ scale, share, interval }: Props) {
  const percent = (value: number) => `${placeOn(scale, value) * 100}%`
  return (
    <svg aria-hidden className="block h-4 w-full overflow-visible">
      <line x1="0" x2="100%" y1="8" y2="8" className="stroke-line" />
      {interval === null ? null : (
        <line
          x1={percent(interval[0])}
          x2={percent(interval[1])}
          y1="8"
          y2="8"
          strokeWidth="4"
          strokeLinecap="round"
          className="stroke-accent opacity-35"
        />
      )}
      {share === null ? null : <circle cx={percent(share)} cy="8" r="4" className="fill-accent" />}
    </svg>
  )
}
