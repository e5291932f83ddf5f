import type { FileJob, LinesJob, PackedBatch, SourceEnd } from '../ingest/parseProtocol'
import { checkLines } from './checkLines'
import { openBytes } from './fileBytes'
import { LineCutter, type CutLine } from './lineCutter'
import { checkMediaIn, trustMedia, type MediaCheck } from './mediaCheck'
import { OversizeWriter } from './oversize'

/** Reads a file to its end, batch by batch; answers how far it came. */
export async function* readFile(job: FileJob): AsyncGenerator<PackedBatch, SourceEnd> {
  const source = await openBytes(job.path)
  const cutter = new LineCutter(job.offset, job.line, (line) => {
    const { oversizePrefix } = job
    return new OversizeWriter(oversizePrefix === null ? null : `${oversizePrefix}${line}.jsonl`)
  })
  try {
    for await (const piece of source.chunks(job.offset))
      for (const cut of cutter.push(piece)) yield checkLines(cut, mediaCheck(job), 'skip')
    const { tail } = job
    if (tail === 'take' || (tail !== 'leave' && tail.ifStill === (await source.fingerprint())))
      for (const cut of cutter.end()) yield checkLines(cut, mediaCheck(job), 'skip')
    return { ...cutter.position, tailBytes: cutter.tailBytes }
  } finally {
    cutter.discard()
    await source.close()
  }
}

/** Checks lines that are at hand already, all in one batch. */
export function readLines(job: LinesJob): PackedBatch {
  const lines = job.ends.map((to, index): CutLine => {
    const from = job.ends[index - 1] ?? 0
    return { line: index + 1, next: to, from, to, oversize: null }
  })
  return checkLines({ bytes: Uint8Array.from(job.bytes), lines }, mediaCheck(job), 'reject')
}

const mediaCheck = ({ mediaDir }: FileJob | LinesJob): MediaCheck =>
  mediaDir === null ? trustMedia : checkMediaIn(mediaDir)
