import { performance } from 'node:perf_hooks'
import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import type { IngestCounts } from '../../shared/contract/queue'
import { fail, succeed, type Result } from '../../shared/result'
import { bytesTotal, isPackedName, lookAtFile, oversizePrefix } from './fileFacts'
import { storeFile, type StoreFileEnd, type StoreTools } from './storeFile'

export interface FileToTakeIn {
  readonly path: string
  /** The name that people see. */
  readonly name: string
  readonly from: 'command' | 'sample'
  readonly mediaDir: string
  readonly rejectedDir: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Takes in a file where it lies; it stays there. */
export async function ingestFile(
  tools: StoreTools,
  file: FileToTakeIn,
): Promise<Result<IngestCounts, RequestError>> {
  const beganAt = performance.now()
  const { store, now } = tools
  const facts = await lookAtFile(file.path)
  if (facts === null) return unreadable(`There is no file ${file.path}.`)
  if (facts.isFolder) return unreadable(`${file.path} is a folder, not a file.`)
  const { fingerprint, size } = facts
  const total = bytesTotal(file.name, size)
  const source = await store.openSource(
    { file: file.name, from: file.from, fingerprint, bytesTotal: total },
    now(),
  )
  const outcome = await storeFile(tools, {
    source,
    path: file.path,
    mediaDir: file.mediaDir,
    oversizePrefix: oversizePrefix(file.rejectedDir, file.name, fingerprint),
    tail: 'take',
    signal: file.signal,
    onStored: (_, offset) =>
      file.onProgress({
        done: offset,
        total: isPackedName(file.name) ? null : total,
        unit: 'bytes',
      }),
  })
  const trouble = whatWentWrong(outcome, file.name)
  if (trouble !== null) {
    await store.finishSource(source.id, 'unreadable', trouble.message, null, now())
    return fail(trouble)
  }
  await store.finishSource(source.id, 'done', null, outcome.offset, now())
  return succeed({ ...outcome.counts, seconds: (performance.now() - beganAt) / 1000 })
}

/** Why the file was not stored to its end; null where it was. */
export function whatWentWrong(outcome: StoreFileEnd, name: string): RequestError | null {
  if (outcome.kind === 'end') return null
  const stored = `${outcome.counts.read} lines were read before and are stored.`
  if (outcome.kind === 'stopped')
    return { code: 'cancelled', message: `${name}: stopped before its end. ${stored}` }
  return {
    code: 'file_unreadable',
    message: `${name}: ${outcome.failure.message} ${stored}`,
  }
}

const unreadable = (message: string): Result<never, RequestError> =>
  fail({ code: 'file_unreadable', message })
