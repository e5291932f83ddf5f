import type { RequestError } from '../../shared/contract/errors'
import { TaskGuess } from '../../shared/ingest/inferTask'
import { fail, succeed, type Result } from '../../shared/result'
import type { TaskInput } from '../../shared/schema/task'
import { checkSetAside, linesAtOnce } from './retry'
import type { StoreTools } from './storeFile'

/** More lines than this tell nothing new, and the person who asked waits. */
const mostLines = 20_000

/** Proposes a definition of a task from the lines that were set aside as nobody had defined it. */
export async function proposeTask(
  tools: StoreTools,
  task: string,
  mediaDir: string,
  signal: AbortSignal,
): Promise<Result<TaskInput, RequestError>> {
  const guess = new TaskGuess()
  let after = 0
  for (let seen = 0; seen < mostLines; seen += linesAtOnce) {
    if (signal.aborted) return fail({ code: 'cancelled', message: 'Stopped.' })
    const which = { kind: 'task', task, reason: 'unknown_task' } as const
    const lines = await tools.store.retryLines(which, after, linesAtOnce)
    const last = lines.at(-1)
    if (last === undefined) break
    const batch = await checkSetAside(tools, lines, mediaDir)
    for (const line of batch.lines) if (line.kind === 'event') guess.see(line.event)
    after = last.id
  }
  const proposal = guess.propose().find(({ id }) => id === task)
  if (proposal) return succeed(proposal)
  return fail({
    code: 'not_found',
    path: 'task',
    message: `No line that was set aside speaks of a task "${task}" that could be proposed from it.`,
  })
}
