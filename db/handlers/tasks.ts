import type { IngestCounts } from '../../shared/contract/queue'
import { fail, succeed } from '../../shared/result'
import { addCounts } from '../ingest/slices'
import { actOf, workspaceOf, type Handlers } from './handler'

export const taskHandlers: Handlers<
  'tasks.list' | 'tasks.use' | 'tasks.awaited' | 'tasks.define' | 'tasks.propose' | 'tasks.infer'
> = {
  'tasks.list': async (_, context) => succeed(await workspaceOf(context).store.tasks()),

  'tasks.use': async ({ task }, context) => {
    const { store } = workspaceOf(context)
    return succeed({ use: await store.taskUse(task), setAside: await store.setAsideOf(task) })
  },

  'tasks.awaited': async (_, context) => succeed(await workspaceOf(context).store.awaitedTasks()),

  'tasks.define': async (input, context) => {
    const { store, ingest, jobs } = workspaceOf(context)
    const { task, revision } = input
    const defined = await store.defineTask(actOf(input, context), task, revision)
    if (!defined.ok) return defined
    await jobs.reroute()
    const { newLabels, ...stored } = defined.value
    const unknownTask = await ingest.retry({ kind: 'task', task: task.id, reason: 'unknown_task' })
    const retried = newLabels
      ? sum(
          unknownTask,
          await ingest.retry({ kind: 'task', task: task.id, reason: 'unknown_label' }),
        )
      : unknownTask
    context.announce(['tasks', 'review', 'queue', 'report'])
    return succeed({ ...stored, retried })
  },

  'tasks.propose': ({ task }, context) => workspaceOf(context).ingest.propose(task, context.signal),

  'tasks.infer': async ({ file }, context) => {
    if (file === null)
      return fail({ code: 'invalid_input', path: 'file', message: 'Name an event file.' })
    return workspaceOf(context).ingest.infer(file, context.signal, context.onProgress)
  },
}

function sum(one: IngestCounts, other: IngestCounts): IngestCounts {
  return { ...addCounts(one, other), seconds: one.seconds + other.seconds }
}
