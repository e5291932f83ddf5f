import { succeed } from '../../shared/result'
import { actOf, workspaceOf, type Handlers } from './handler'

export const taskHandlers: Handlers<'tasks.list' | 'tasks.define' | 'tasks.infer'> = {
  'tasks.list': async (_, context) => succeed(await workspaceOf(context).store.tasks()),

  'tasks.define': async (input, context) => {
    const { store, ingest, jobs } = workspaceOf(context)
    const defined = await store.defineTask(actOf(input, context), input.task)
    if (!defined.ok) return defined
    await jobs.reroute()
    const retried = await ingest.retry({
      kind: 'task',
      task: input.task.id,
      reason: 'unknown_task',
    })
    context.announce(['tasks', 'review', 'queue', 'report'])
    return succeed({ ...defined.value, retried })
  },

  'tasks.infer': ({ file }, context) =>
    workspaceOf(context).ingest.infer(file, context.signal, context.onProgress),
}
