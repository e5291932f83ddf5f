import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CancelSignal } from '../shared/contract/client'
import type { RequestError } from '../shared/contract/errors'
import { fail, succeed, type Result } from '../shared/result'
import { cancelled } from './host'

interface Spool {
  readonly file: string
  remove(): Promise<void>
}

const stop = () => void process.stdin.destroy()

/**
 * Writes stdin to a file in the workspace, where there is room for its events anyway. The data process
 * reads files only: so a producer faster than the database does not fill the memory.
 */
export async function spoolStdin(
  dir: string,
  signal: CancelSignal,
): Promise<Result<Spool, RequestError>> {
  const file = path.join(dir, `.stdin-${randomUUID()}.jsonl`)
  const remove = () => rm(file, { force: true })
  signal.addEventListener('abort', stop)
  try {
    await pipeline(process.stdin, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    return succeed({ file, remove })
  } catch (error) {
    await remove()
    if (signal.aborted) return fail(cancelled)
    const why = error instanceof Error ? error.message : String(error)
    return fail({ code: 'file_unreadable', message: `could not be read: ${why}` })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
