import type { IngestStore, LineCounts, SourceState } from '../store/ingestStore'
import type { Pace } from './pace'
import type { FileJob, ReadFailure, SourceEnd } from './parseProtocol'
import type { Parser } from './parser'
import { addCounts, noCounts, storeInSlices } from './slices'

export interface StoreTools {
  readonly store: IngestStore
  readonly parser: Parser
  readonly pace: Pace
  readonly now: () => number
}

export interface StoreFileTask extends Omit<FileJob, 'kind' | 'offset' | 'line'> {
  readonly source: Pick<SourceState, 'id' | 'offset' | 'line'>
  readonly signal: AbortSignal | null
  /** Called after each slice. */
  readonly onStored: (counts: LineCounts, offset: number) => void
}

/** What came of it, and how far the store has it. */
export type StoreFileEnd = {
  readonly offset: number
  readonly line: number
  readonly counts: LineCounts
} & (
  | { readonly kind: 'end'; readonly end: SourceEnd }
  | { readonly kind: 'failed'; readonly failure: ReadFailure }
  | { readonly kind: 'stopped' }
)

/** A line that brings the worker down would do so for ever. */
const mostRestarts = 3

/**
 * Reads a file from where its source stands and stores it, slice by slice. If the worker dies it
 * goes on from where the store got to.
 */
export async function storeFile(tools: StoreTools, task: StoreFileTask): Promise<StoreFileEnd> {
  let position: Progressed = { ...task.source, counts: noCounts }
  let restarts = 0
  for (;;) {
    const { offset } = position
    const outcome = await readOn(tools, task, position, (progressed) => {
      position = progressed
    })
    const { counts, line } = position
    const isLost = outcome.kind === 'failed' && outcome.failure.blame === 'worker'
    restarts = position.offset > offset ? 0 : restarts + 1
    if (!isLost || restarts > mostRestarts || task.signal?.aborted === true)
      return { ...outcome, offset: position.offset, line, counts }
  }
}

interface Progressed {
  readonly offset: number
  readonly line: number
  readonly counts: LineCounts
}

type Outcome =
  | { readonly kind: 'end'; readonly end: SourceEnd }
  | { readonly kind: 'failed'; readonly failure: ReadFailure }
  | { readonly kind: 'stopped' }

async function readOn(
  { store, parser, pace, now }: StoreTools,
  { source, signal, onStored, ...job }: StoreFileTask,
  from: Progressed,
  onProgress: (progressed: Progressed) => void,
): Promise<Outcome> {
  let { counts } = from
  for await (const step of parser.readFile({ ...job, offset: from.offset, line: from.line })) {
    if (step.kind !== 'batch') return step
    const { batch } = step
    const isStored = await storeInSlices(
      batch.lines.length,
      pace,
      signal,
      (start, sliceMs) => store.applyLines(source.id, batch, start, sliceMs, now()),
      (added, until) => {
        const last = batch.lines[until - 1]
        if (last === undefined) return
        counts = addCounts(counts, added)
        onProgress({ offset: last.next, line: last.line, counts })
        onStored(added, last.next)
      },
    )
    if (!isStored) return { kind: 'stopped' }
  }
  return { kind: 'stopped' }
}
