import { createHash } from 'node:crypto'
import { argillaRecord } from '../../../shared/exports/formats/argilla'
import type { Payload } from '../../../shared/schema/payload'
import { parseTrusted } from '../../trusted'
import { HashedFile } from '../files/hashedFile'
import type { Sink, SinkFacts } from './sink'

/** Records of Argilla, one a line. */
export function createArgillaSink({ dir, part, kept }: SinkFacts): Sink {
  const state = kept.at(-1)
  const file = new HashedFile(dir, `${part ?? 'records'}.jsonl`, state?.file)
  const uuids = new Map<string, string>()
  let rows = state?.rows ?? 0

  function uuidOf(name: string): string {
    const known = uuids.get(name)
    if (known !== undefined) return known
    const made = nameToUuid(name)
    uuids.set(name, made)
    return made
  }

  return {
    add({ chosen, payload: text, people, task, split }) {
      const payload = text === null ? null : parseTrusted<Payload>(text.json)
      const record = argillaRecord({ task, split, chosen, payload, people, uuidOf })
      file.text(`${JSON.stringify(record)}\n`)
      rows++
    },
    get bytes() {
      return file.bytes
    },
    endPiece: (syncs) => ({ file: file.mark(syncs), rows, more: null }),
    finish: () => [file.finish(rows)],
    abandon: () => file.abandon(),
  }
}

/** A UUID of version 8, made of a hash, so that a name has the same one in every export. */
function nameToUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
