import { z } from 'zod'
import { rejectionReasons, type RejectionReason } from '../schema/rejection'
import { define, writeFields } from './define'

/** What became of the lines of a file, or of a retry. Blank lines are not counted. */
export interface IngestCounts {
  readonly read: number
  readonly accepted: number
  readonly duplicate: number
  readonly rejected: number
  readonly reasons: Readonly<Partial<Record<RejectionReason, number>>>
  readonly seconds: number
}

export interface RejectedLine {
  readonly id: number
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly reason: RejectionReason
  /** The field at fault, such as `prediction.confidence`; empty where the whole line is. */
  readonly path: string
  readonly message: string
  /** When it was set aside, RFC 3339 in UTC. */
  readonly at: string
}

export interface SourceSummary {
  readonly id: number
  readonly file: string
  readonly from: 'inbox' | 'command' | 'sample'
  readonly state: 'reading' | 'done' | 'unreadable'
  readonly bytesRead: number
  readonly bytesTotal: number
  readonly read: number
  readonly accepted: number
  readonly duplicate: number
  readonly rejected: number
  readonly startedAt: number
  readonly finishedAt: number | null
  /** Why it could not be read to its end. */
  readonly message: string | null
}

export interface QueueStatus {
  readonly inboxDir: string
  readonly ownsInbox: boolean
  readonly ownerNote: string | null
  /** Why the inbox cannot be worked on at the moment, though nothing is lost; null while it can. */
  readonly trouble: string | null
  readonly events: {
    readonly predictions: number
    readonly decisions: number
    readonly outcomes: number
  }
  /** Items known only by name so far: they wait until a prediction brings their payload. */
  readonly itemsWithoutPayload: number
  /** Decisions and outcomes whose item has not arrived. */
  readonly unmatchedDecisions: number
  /** Arrivals a minute, oldest first, the last 60 minutes without gaps. */
  readonly minutes: readonly {
    readonly at: number
    readonly accepted: number
    readonly rejected: number
  }[]
  readonly rejected: {
    readonly total: number
    readonly reasons: Readonly<Partial<Record<RejectionReason, number>>>
  }
  /** Latest first, at most 50. */
  readonly sources: readonly SourceSummary[]
}

export const queueRequests = {
  'queue.status': define<QueueStatus>()('read', 'operator', z.object({})),
  'queue.rejected': define<{ lines: readonly RejectedLine[]; next: number | null }>()(
    'read',
    'operator',
    z.object({
      reason: z.enum(rejectionReasons).nullable(),
      /** Continue after this id; null starts with the oldest. */
      after: z.number().int().nullable(),
      limit: z.number().int().min(1).max(1000),
    }),
  ),
  /** The line itself, as text (bytes that are no UTF-8 as U+FFFD), cut after 64 KiB. */
  'queue.rejectedText': define<{ text: string; bytes: number; cut: boolean }>()(
    'read',
    'operator',
    z.object({ id: z.number().int() }),
  ),
  /** Sends set-aside lines through the same door again; null means all of them. */
  'queue.retry': define<IngestCounts>()(
    'write',
    'operator',
    z.object({ ...writeFields, ids: z.array(z.number().int()).max(10_000).nullable() }),
  ),
  /** Replaces a set-aside line by a mended text and sends that through the door. */
  'queue.mend': define<IngestCounts>()(
    'write',
    'operator',
    z.object({ ...writeFields, id: z.number().int(), text: z.string().max(1024 * 1024) }),
  ),
  /** Takes in a file where it lies; the file stays. */
  'queue.ingestFile': define<IngestCounts>()(
    'long',
    'operator',
    z.object({ file: z.string().min(1), name: z.string().min(1).max(1000) }),
  ),
}
