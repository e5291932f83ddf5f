import type Database from 'better-sqlite3'
import type { RejectedLine, SourceSummary } from '../../../shared/contract/queue'
import type { AwaitedTask } from '../../../shared/contract/tasks'
import type { SetAsideLines } from '../../../shared/gates/taskChange'
import type { RejectionReason } from '../../../shared/schema/rejection'
import type { RejectedPage, StoredQueueStatus } from '../../store/store'

interface RejectedRow {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly reason: RejectionReason
  readonly path: string
  readonly message: string
  readonly set_aside_at: number
}

interface SourceRow extends Omit<SourceSummary, 'state'> {
  readonly state: 'reading' | 'read' | 'done' | 'unreadable'
}

const shownMinutes = 60
const shownSources = 50
const shownBytes = 64 * 1024

/** Reads what came in and what was set aside. */
export class QueueReader {
  readonly #statements

  constructor(db: Database.Database) {
    this.#statements = prepareStatements(db)
  }

  status(at: number): StoredQueueStatus {
    const counts = new Map(this.#statements.counts.all().map(({ what, n }) => [what, n]))
    const reasons = this.#statements.reasons.all()
    return {
      events: {
        predictions: counts.get('predictions') ?? 0,
        decisions: counts.get('decisions') ?? 0,
        outcomes: counts.get('outcomes') ?? 0,
      },
      itemsWithoutPayload: counts.get('without_payload') ?? 0,
      unmatchedDecisions: counts.get('unmatched') ?? 0,
      minutes: this.#minutes(at),
      rejected: {
        total: reasons.reduce((sum, { n }) => sum + n, 0),
        reasons: Object.fromEntries(reasons.map(({ reason, n }) => [reason, n])),
      },
      sources: this.#statements.sources.all(shownSources).map((row) => ({
        ...row,
        state: row.state === 'read' ? 'done' : row.state,
      })),
    }
  }

  rejected({ reason, after, limit }: RejectedPage): readonly RejectedLine[] {
    const rows =
      reason === null
        ? this.#statements.rejected.all(after ?? 0, limit)
        : this.#statements.rejectedFor.all(reason, after ?? 0, limit)
    return rows.map(({ set_aside_at, ...row }) => ({
      ...row,
      at: new Date(set_aside_at).toISOString(),
    }))
  }

  setAsideOf(task: string): SetAsideLines {
    return {
      unknownTask: this.#statements.unknownTask.get(task)?.n ?? 0,
      unknownLabel: this.#statements.unknownLabel.get(task)?.n ?? 0,
    }
  }

  awaitedTasks(): readonly AwaitedTask[] {
    return this.#statements.awaited.all()
  }

  rejectedText(id: number): { text: string; bytes: number; cut: boolean } | null {
    const row = this.#statements.text.get(id)
    if (!row) return null
    const bytes = row.oversize_bytes ?? row.bytes.length
    const shown = row.bytes.subarray(0, shownBytes)
    return { text: shown.toString('utf8'), bytes, cut: bytes > shown.length }
  }

  #minutes(at: number) {
    const last = Math.floor(at / 60_000)
    const first = last - shownMinutes + 1
    const rows = new Map(this.#statements.minutes.all(first).map((row) => [row.minute, row]))
    return Array.from({ length: shownMinutes }, (_, index) => {
      const row = rows.get(first + index)
      return {
        at: (first + index) * 60_000,
        accepted: row?.accepted ?? 0,
        rejected: row?.rejected ?? 0,
      }
    })
  }
}

function prepareStatements(db: Database.Database) {
  const openOf = 'FROM rejected WHERE resolved_at IS NULL AND reason ='
  const columns = 'id, file, line, reason, path, message, set_aside_at'
  return {
    unknownTask: db.prepare<[string], { n: number }>(
      `SELECT count(*) AS n ${openOf} 'unknown_task' AND task = ?`,
    ),
    unknownLabel: db.prepare<[string], { n: number }>(
      `SELECT count(*) AS n ${openOf} 'unknown_label' AND task = ?`,
    ),
    awaited: db.prepare<[], AwaitedTask>(
      `SELECT task, count(*) AS lines ${openOf} 'unknown_task' AND task IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.outside_id = rejected.task)
       GROUP BY task ORDER BY lines DESC, task`,
    ),
    counts: db.prepare<[], { what: string; n: number }>(
      'SELECT what, sum(n) AS n FROM task_counts GROUP BY what',
    ),
    reasons: db.prepare<[], { reason: RejectionReason; n: number }>(
      'SELECT reason, n FROM rejected_counts WHERE n > 0 ORDER BY n DESC, reason',
    ),
    minutes: db.prepare<[number], { minute: number; accepted: number; rejected: number }>(
      'SELECT minute, accepted, rejected FROM arrivals WHERE minute >= ?',
    ),
    sources: db.prepare<[number], SourceRow>(
      `SELECT id, file, origin AS "from", state, next_byte AS bytesRead, bytes_total AS bytesTotal,
              lines_read AS read, accepted, duplicate, rejected, started_at AS startedAt,
              finished_at AS finishedAt, message
       FROM sources ORDER BY id DESC LIMIT ?`,
    ),
    rejected: db.prepare<[number, number], RejectedRow>(
      `SELECT ${columns} FROM rejected WHERE resolved_at IS NULL AND id > ? ORDER BY id LIMIT ?`,
    ),
    rejectedFor: db.prepare<[RejectionReason, number, number], RejectedRow>(
      `SELECT ${columns} FROM rejected
       WHERE resolved_at IS NULL AND reason = ? AND id > ? ORDER BY id LIMIT ?`,
    ),
    text: db.prepare<[number], { bytes: Buffer; oversize_bytes: number | null }>(
      'SELECT bytes, oversize_bytes FROM rejected WHERE id = ?',
    ),
  }
}
