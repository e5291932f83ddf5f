import { digestBytes, type ParsedBatch, type ParsedLine } from '../../shared/ingest/parsed'
import { parseTrusted } from '../trusted'
import type { PackedBatch, UndigestedLine } from './parseProtocol'

/**
 * Puts a batch from the worker together again. Digests stay views of one buffer and are put into
 * the lines as they are, as copying each line would double what this costs.
 */
export function unpackBatch(packed: PackedBatch): ParsedBatch {
  let at = 0
  const lines = parseTrusted<readonly UndigestedLine[]>(packed.lines).map((line): ParsedLine => {
    if (line.kind !== 'event') return line
    const digest = packed.digests.subarray(at, at + digestBytes)
    at += digestBytes
    return Object.assign(line, { event: Object.assign(line.event, { digest }) })
  })
  return { bytes: packed.bytes, lines }
}
