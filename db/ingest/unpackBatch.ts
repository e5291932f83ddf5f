import type { ParsedBatch, ParsedLine } from '../../shared/ingest/parsed'
import { digestBytes, type PackedBatch, type UndigestedLine } from './parseProtocol'

/** Puts a batch from the worker together again; digests stay views of one buffer. */
export function unpackBatch(packed: PackedBatch): ParsedBatch {
  // The text was written by our own worker, which checked all that is in it.
  const lines: readonly UndigestedLine[] = JSON.parse(packed.lines)
  let at = 0
  const whole = lines.map((line): ParsedLine => {
    if (line.kind !== 'event') return line
    const digest = packed.digests.subarray(at, at + digestBytes)
    at += digestBytes
    return { ...line, event: { ...line.event, digest } }
  })
  return { bytes: packed.bytes, lines: whole }
}
