import { useMemo } from 'react'
import { formatPercent } from '../words/numbers'
import { IntervalRows } from './IntervalRows'
import { segmentMarks, shareScale, thinSegmentBelow } from './intervalMarks'

interface Props {
  readonly segments: Parameters<typeof segmentMarks>[0]
  readonly onOpen: ((key: string, value: string) => void) | null
}

/** Agreement in each segment with its interval, the worst first; all on one scale. */
export function Segments({ segments, onOpen }: Props) {
  const groups = useMemo(() => segmentMarks(segments), [segments])
  const scale = useMemo(
    () =>
      shareScale(
        groups.flatMap(([, marks]) => marks.flatMap((one) => [one.share, ...(one.interval ?? [])])),
      ),
    [groups],
  )
  const hasThin = groups.some(([, marks]) => marks.some(({ isThin }) => isThin))
  return (
    <div className="flex flex-col gap-4">
      {groups.map(([key, marks]) => (
        <IntervalRows
          key={key}
          caption={key}
          scale={scale}
          rows={marks.map(({ value, share, interval, n, isThin }) => ({
            key: value,
            name: value,
            share,
            interval,
            n,
            note: isThin ? 'too few to rank' : undefined,
            onOpen: onOpen && (() => onOpen(key, value)),
          }))}
        />
      ))}
      <p className="text-xs text-muted">
        Scale from {formatPercent(scale.from, 0)} to {formatPercent(scale.to, 0)}; the bar is the 95
        % interval.
        {hasThin ? ` Segments with fewer than ${thinSegmentBelow} pairs stand last.` : ''}
      </p>
    </div>
  )
}
