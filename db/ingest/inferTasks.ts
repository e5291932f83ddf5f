import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import { TaskGuess } from '../../shared/ingest/inferTask'
import { fail, succeed, type Result } from '../../shared/result'
import type { TaskInput } from '../../shared/schema/task'
import { bytesTotal, isPackedName, lookAtFile } from './fileFacts'
import type { Parser } from './parser'

/** Proposes a task for each one that a file's events speak of; lines that are wrong are passed over. */
export async function inferTasks(
  parser: Parser,
  path: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Result<readonly TaskInput[], RequestError>> {
  const facts = await lookAtFile(path)
  if (facts === null) return fail({ code: 'file_unreadable', message: `There is no file ${path}.` })
  const total = isPackedName(path) ? null : bytesTotal(path, facts.size)
  const guess = new TaskGuess()
  const anywhere = { mediaDir: null, oversizePrefix: null }
  const job = { path, offset: 0, line: 0, tail: 'take', ...anywhere } as const
  for await (const step of parser.readFile(job)) {
    if (signal.aborted) return fail({ code: 'cancelled', message: 'Stopped.' })
    if (step.kind === 'failed')
      return fail({ code: 'file_unreadable', message: `${path}: ${step.failure.message}` })
    if (step.kind === 'end') break
    for (const line of step.batch.lines) if (line.kind === 'event') guess.see(line.event)
    onProgress({ done: step.batch.lines.at(-1)?.next ?? 0, total, unit: 'bytes' })
  }
  return succeed(guess.propose())
}
