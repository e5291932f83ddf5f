import type { IngestCounts } from '../../shared/contract/queue'
import { rejectionReasons } from '../../shared/schema/rejection'
import { formatCount } from './figures'

/** `640 read: 600 accepted, 30 duplicate, 10 rejected` */
export function formatCounts({ read, accepted, duplicate, rejected }: IngestCounts): string {
  const parts = Object.entries({ accepted, duplicate, rejected })
  const said = parts.map(([name, count]) => `${formatCount(count)} ${name}`).join(', ')
  return `${formatCount(read)} read: ${said}`
}

/** `schema 6, not_json 2`, the most frequent first; empty where nothing was rejected. */
export function formatReasons(reasons: IngestCounts['reasons']): string {
  return Object.entries(reasons)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${formatCount(count)}`)
    .join(', ')
}

/** The counts of several files as those of one. */
export function addCounts(a: IngestCounts, b: IngestCounts): IngestCounts {
  const reasons = { ...a.reasons }
  for (const reason of rejectionReasons) {
    const more = b.reasons[reason]
    if (more !== undefined) reasons[reason] = (reasons[reason] ?? 0) + more
  }
  return {
    read: a.read + b.read,
    accepted: a.accepted + b.accepted,
    duplicate: a.duplicate + b.duplicate,
    rejected: a.rejected + b.rejected,
    reasons,
    seconds: a.seconds + b.seconds,
  }
}

export const noCounts: IngestCounts = {
  read: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  reasons: {},
  seconds: 0,
}
