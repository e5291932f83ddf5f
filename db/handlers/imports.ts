import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fail, succeed, type Result } from '../../shared/result'
import type { RequestError } from '../../shared/contract/errors'
import type { IngestCounts } from '../../shared/contract/queue'
import { addCounts, noCounts } from '../ingest/slices'
import type { Spooled } from '../imports/importJob'
import { workspaceOf, type HandlerContext, type Handlers } from './handler'

export const importHandlers: Handlers<'imports.preview' | 'imports.run'> = {
  'imports.preview': async (input, context) => {
    const { store, importer } = workspaceOf(context)
    const tasks = (await store.tasks()).map(({ task }) => ({
      id: task.id,
      kind: task.kind,
      labels: task.labels.map((label) => label.id),
    }))
    return importer.preview({ ...input, tasks }, context)
  },

  'imports.run': async (input, context) => {
    const { store, importer, folder } = workspaceOf(context)
    const { task, model, version, decider, map, name } = input
    const tasks = await store.tasks()
    const known = tasks.find((one) => one.task.id === task)
    if (!known)
      return fail({ code: 'not_found', path: 'task', message: `There is no task "${task}".` })
    const spoolDir = path.join(folder.dir, `.import-${randomUUID()}`)
    try {
      const { kind } = known.task
      const labels = known.task.labels.map((label) => label.id)
      const spooled = await importer.spool(
        {
          file: input.file,
          format: input.format,
          spoolDir,
          context: { task, map, model, version, decider, labels, kind },
        },
        context,
      )
      if (!spooled.ok) return spooled
      const counts = await takeIn(spooled.value, name, context)
      if (!counts.ok) return counts
      const { rows, skipped, problems } = spooled.value
      return succeed({ ...counts.value, rows, skipped, problems })
    } finally {
      await rm(spoolDir, { recursive: true, force: true })
      context.announce(['queue', 'review', 'report', 'tasks'])
    }
  },
}

/** Takes in the event files one after the other: predictions come first, as they bring the items. */
async function takeIn(
  { files }: Spooled,
  name: string,
  context: HandlerContext,
): Promise<Result<IngestCounts, RequestError>> {
  const { ingest } = workspaceOf(context)
  let counts = noCounts
  let seconds = 0
  for (const file of files) {
    const answer = await ingest.file(file, name, 'command', context.signal, context.onProgress)
    if (!answer.ok) return answer
    counts = addCounts(counts, answer.value)
    seconds += answer.value.seconds
  }
  return succeed({ ...counts, seconds })
}
