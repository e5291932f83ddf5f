import { performance } from 'node:perf_hooks'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { rejectionReasons } from '../../shared/schema/rejection'
import type { LineCounts } from '../store/ingestStore'
import type { Pace } from './pace'

/** Stores some of the lines from `start` on and says how many. */
type Apply = (
  start: number,
  sliceMs: number,
) => Promise<{ readonly applied: number; readonly counts: LineCounts }>

/**
 * Stores `count` lines in short slices; between two of them whatever people asked for has its turn.
 * False where it was told to stop first.
 */
export async function storeInSlices(
  count: number,
  pace: Pace,
  signal: AbortSignal | null,
  apply: Apply,
  onStored: (counts: LineCounts, until: number) => void,
): Promise<boolean> {
  let start = 0
  while (start < count) {
    if (signal?.aborted === true) return false
    const beganAt = performance.now()
    const { applied, counts } = await apply(start, pace.sliceMs())
    start += applied
    onStored(counts, start)
    if (pace.isResting()) await setTimeout(performance.now() - beganAt)
    else await setImmediate()
  }
  return true
}

export const noCounts: LineCounts = { read: 0, accepted: 0, duplicate: 0, rejected: 0, reasons: {} }

export function addCounts(one: LineCounts, other: LineCounts): LineCounts {
  const reasons = { ...one.reasons }
  for (const reason of rejectionReasons) {
    const more = other.reasons[reason]
    if (more !== undefined) reasons[reason] = (reasons[reason] ?? 0) + more
  }
  return {
    read: one.read + other.read,
    accepted: one.accepted + other.accepted,
    duplicate: one.duplicate + other.duplicate,
    rejected: one.rejected + other.rejected,
    reasons,
  }
}
