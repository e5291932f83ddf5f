import { succeed } from '../../shared/result'
import { actOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

/** Items moved to another lane in one go; short enough that people hardly wait. */
const reroutedAtOnce = 500

export const taskHandlers: Handlers<'tasks.list' | 'tasks.define' | 'tasks.infer'> = {
  'tasks.list': async (_, context) => succeed(await workspaceOf(context).store.tasks()),

  'tasks.define': async (input, context) => {
    const { store, ingest } = workspaceOf(context)
    const defined = await store.defineTask(actOf(input, context), input.task)
    if (defined.change === 'changed') await rerouteAll(input.task.id, context)
    const retried = await ingest.retry({
      kind: 'task',
      task: input.task.id,
      reason: 'unknown_task',
    })
    context.announce(['tasks', 'review', 'queue', 'report'])
    return succeed({ ...defined, retried })
  },

  'tasks.infer': ({ file }, context) =>
    workspaceOf(context).ingest.infer(file, context.signal, context.onProgress),
}

async function rerouteAll(task: string, context: HandlerContext): Promise<void> {
  const { store } = workspaceOf(context)
  let after: number | null = 0
  while (after !== null) {
    after = await store.rerouteItems(task, after, reroutedAtOnce, context.now())
    await new Promise((resolve) => setImmediate(resolve))
  }
}
