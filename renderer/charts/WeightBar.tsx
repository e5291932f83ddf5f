import { formatPlain } from '../words/numbers'

interface Props {
  readonly weight: number
  /** The largest weight beside it, whatever its sign: its bar fills one half. */
  readonly largest: number
}

/** What spoke for an answer stretches to the right, what spoke against it to the left. */
export function WeightBar({ weight, largest }: Props) {
  const share = largest === 0 ? 0 : Math.abs(weight) / largest
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="relative h-1.5 min-w-12 flex-1 rounded-full bg-line">
        <span
          className={`absolute inset-y-0 rounded-full ${weight < 0 ? 'right-1/2 bg-bad' : 'left-1/2 bg-accent'}`}
          style={{ width: `${share * 50}%` }}
        />
      </span>
      <span className="w-11 shrink-0 text-right text-xs tabular-nums">
        {formatPlain(Math.round(weight * 1000) / 1000)}
      </span>
    </span>
  )
}
