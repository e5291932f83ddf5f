import { performance } from 'node:perf_hooks'
import type { ParsedBatch, ParsedLine, Rejection } from '../../../shared/ingest/parsed'
import type { RejectionReason } from '../../../shared/schema/rejection'
import type { LineCounts, RetryLine, RetrySelection } from '../../store/ingestStore'
import type { RejectedLines } from './rejectedLines'
import type { Sources } from './sources'
import type { EventWriter } from './storeEvent'
import type { Writer } from '../writer'

/** Counts while they grow. */
class Counting {
  readonly counts = { read: 0, accepted: 0, duplicate: 0, rejected: 0 }
  readonly reasons: Partial<Record<RejectionReason, number>> = {}

  accept(): void {
    this.counts.read++
    this.counts.accepted++
  }

  meetAgain(): void {
    this.counts.read++
    this.counts.duplicate++
  }

  reject(reason: RejectionReason): void {
    this.counts.read++
    this.counts.rejected++
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1
  }

  result(): LineCounts {
    return { ...this.counts, reasons: this.reasons }
  }
}

type Outcome =
  'accepted' | 'duplicate' | { readonly rejection: Rejection; readonly task: string | null }

/** Lines into the store, a short transaction at a time. */
export class LineWriter {
  readonly #writer: Writer
  readonly #events: EventWriter
  readonly #sources: Sources
  readonly #rejected: RejectedLines
  readonly #statements

  constructor(writer: Writer, events: EventWriter, sources: Sources, rejected: RejectedLines) {
    this.#writer = writer
    this.#events = events
    this.#sources = sources
    this.#rejected = rejected
    const { db } = writer
    this.#statements = {
      retryAll: db.prepare<[number, number], RetryLine>(
        `SELECT id, bytes FROM rejected
         WHERE resolved_at IS NULL AND id > ? AND oversize_file IS NULL ORDER BY id LIMIT ?`,
      ),
      retryIds: db.prepare<[string, number, number], RetryLine>(
        `SELECT id, bytes FROM rejected WHERE id IN (SELECT value FROM json_each(?))
           AND resolved_at IS NULL AND id > ? AND oversize_file IS NULL ORDER BY id LIMIT ?`,
      ),
      retryTask: db.prepare<[string, number, number], RetryLine>(
        `SELECT id, bytes FROM rejected WHERE task = ? AND resolved_at IS NULL
           AND reason = 'unknown_task' AND id > ? ORDER BY id LIMIT ?`,
      ),
      retryLabels: db.prepare<[string, number, number], RetryLine>(
        `SELECT id, bytes FROM rejected WHERE task = ? AND resolved_at IS NULL
           AND reason = 'unknown_label' AND id > ? ORDER BY id LIMIT ?`,
      ),
    }
  }

  applyLines(sourceId: number, batch: ParsedBatch, start: number, sliceMs: number, at: number) {
    return this.#writer.transaction(() => {
      const source = this.#sources.get(sourceId)
      const counting = new Counting()
      let last: ParsedLine | null = null
      const applied = inSlice(batch.lines, start, sliceMs, (line) => {
        last = line
        const outcome = this.#store(line, at)
        if (outcome === null) return
        count(counting, outcome)
        if (typeof outcome === 'object')
          this.#rejected.setAside({
            file: source.file,
            line: line.line,
            ...outcome,
            bytes: batch.bytes.subarray(line.from, line.to),
            oversize: line.kind === 'rejected' ? line.oversize : null,
            at,
          })
      })
      const counts = counting.result()
      if (last) this.#sources.advance(sourceId, last, counts)
      this.#writer.counters.arrivals(at, counts.accepted, counts.rejected)
      return { applied, counts }
    })
  }

  applyRetry(
    rejectedIds: readonly number[],
    batch: ParsedBatch,
    start: number,
    sliceMs: number,
    at: number,
  ) {
    return this.#writer.transaction(() => {
      const counting = new Counting()
      const applied = inSlice(batch.lines, start, sliceMs, (line, index) => {
        const id = rejectedIds[index]
        // Somebody else may have sent the same line through in the meantime.
        if (id === undefined || !this.#rejected.isOpen(id)) return
        const outcome = this.#store(line, at)
        if (outcome === null) return
        count(counting, outcome)
        if (typeof outcome === 'object') {
          const bytes = batch.bytes.subarray(line.from, line.to)
          this.#rejected.keep(id, outcome.rejection, outcome.task, bytes, at)
        } else this.#rejected.resolve(id, at)
      })
      const counts = counting.result()
      this.#writer.counters.arrivals(at, counts.accepted, 0)
      return { applied, counts }
    })
  }

  retryLines(which: RetrySelection, after: number, limit: number): readonly RetryLine[] {
    switch (which.kind) {
      case 'all':
        return this.#statements.retryAll.all(after, limit)
      case 'ids':
        return this.#statements.retryIds.all(JSON.stringify(which.ids), after, limit)
      case 'task':
        return which.reason === 'unknown_task'
          ? this.#statements.retryTask.all(which.task, after, limit)
          : this.#statements.retryLabels.all(which.task, after, limit)
    }
  }

  #store(line: ParsedLine, at: number): Outcome | null {
    switch (line.kind) {
      case 'blank':
        return null
      case 'rejected':
        return { rejection: line.rejection, task: line.task }
      case 'event': {
        const stored = this.#events.store(line.event, at)
        return typeof stored === 'object' ? { rejection: stored, task: line.event.task } : stored
      }
    }
  }
}

function count(counting: Counting, outcome: Outcome): void {
  if (outcome === 'accepted') counting.accept()
  else if (outcome === 'duplicate') counting.meetAgain()
  else counting.reject(outcome.rejection.reason)
}

/** Works through lines until the slice is over; the clock is looked at only now and then. */
function inSlice(
  lines: readonly ParsedLine[],
  start: number,
  sliceMs: number,
  work: (line: ParsedLine, index: number) => void,
): number {
  const until = performance.now() + sliceMs
  let index = start
  for (; index < lines.length; index++) {
    const line = lines[index]
    if (!line) break
    if (index > start && (index - start) % 16 === 0 && performance.now() >= until) break
    work(line, index)
  }
  return index - start
}
