import { performance } from 'node:perf_hooks'
import type { IngestCounts } from '../../shared/contract/queue'
import type { ParsedBatch } from '../../shared/ingest/parsed'
import type { LineCounts, RetryLine, RetrySelection } from '../store/ingestStore'
import { addCounts, noCounts, storeInSlices } from './slices'
import type { StoreTools } from './storeFile'

/** Few enough that even lines at the size limit fit into memory. */
export const linesAtOnce = 64

/** Sends set-aside lines through the same door again. */
export async function retryLines(
  tools: StoreTools,
  which: RetrySelection,
  mediaDir: string,
): Promise<IngestCounts> {
  const beganAt = performance.now()
  let counts = noCounts
  let after = 0
  for (;;) {
    const lines = await tools.store.retryLines(which, after, linesAtOnce)
    const last = lines.at(-1)
    if (last === undefined) break
    counts = addCounts(counts, await retryPage(tools, lines, mediaDir))
    after = last.id
  }
  return { ...counts, seconds: (performance.now() - beganAt) / 1000 }
}

/** Sends a mended text through the door in place of a set-aside line. */
export async function mendLine(
  tools: StoreTools,
  id: number,
  text: string,
  mediaDir: string,
): Promise<IngestCounts> {
  const beganAt = performance.now()
  const counts = await retryPage(tools, [{ id, bytes: Buffer.from(text.trim()) }], mediaDir)
  return { ...counts, seconds: (performance.now() - beganAt) / 1000 }
}

/** Checks set-aside lines as they would be at the door. */
export async function checkSetAside(
  { parser }: Pick<StoreTools, 'parser'>,
  lines: readonly RetryLine[],
  mediaDir: string,
): Promise<ParsedBatch> {
  const step = await parser.checkLines(
    lines.map(({ bytes }) => bytes),
    mediaDir,
  )
  if (step.kind === 'batch') return step.batch
  throw new Error(step.kind === 'failed' ? step.failure.message : 'no lines were checked')
}

async function retryPage(
  { store, parser, pace, now }: StoreTools,
  lines: readonly RetryLine[],
  mediaDir: string,
): Promise<LineCounts> {
  const batch = await checkSetAside({ parser }, lines, mediaDir)
  const ids = lines.map(({ id }) => id)
  let counts = noCounts
  await storeInSlices(
    ids.length,
    pace,
    null,
    (start, sliceMs) => store.applyRetry(ids, batch, start, sliceMs, now()),
    (added) => {
      counts = addCounts(counts, added)
    },
  )
  return counts
}
