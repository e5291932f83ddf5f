import { personOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

type Names = 'report.get' | 'report.compare' | 'report.pairs' | 'report.item'

export const reportHandlers: Handlers<Names> = {
  'report.get': (question, context) =>
    workspaceOf(context).reader.report(question, context.onProgress),

  'report.compare': (input, context) => workspaceOf(context).reader.compare(input),

  'report.pairs': async (filter, context) => {
    const answer = await workspaceOf(context).reader.pairs(filter)
    if (answer.ok)
      await remember(
        filter.task,
        answer.value.pairs.map((pair) => pair.itemId),
        context,
      )
    return answer
  },

  'report.item': async ({ task, itemId }, context) => {
    const answer = await workspaceOf(context).reader.item(task, itemId)
    if (answer.ok) await remember(task, [itemId], context)
    return answer
  },
}

/** Before anything of a prediction leaves: whoever sees it here is no independent judge of the item any more. */
async function remember(
  task: string,
  itemIds: readonly string[],
  context: HandlerContext,
): Promise<void> {
  const { store } = workspaceOf(context)
  await store.markRevealed(task, personOf(context).name, itemIds, context.now())
}
