import { succeed } from '../../shared/result'
import { actOf, personOf, workspaceOf, type Handlers } from './handler'

export const reviewHandlers: Handlers<
  | 'review.lanes'
  | 'review.take'
  | 'review.release'
  | 'review.decide'
  | 'review.defer'
  | 'review.undo'
> = {
  'review.lanes': ({ task }, context) =>
    workspaceOf(context).store.lanes(task, personOf(context).name, context.now()),

  'review.take': (input, context) => workspaceOf(context).store.take(actOf(input, context), input),

  'review.release': async (input, context) => {
    await workspaceOf(context).store.release(actOf(input, context), input.task, input.itemIds)
    return succeed(null)
  },

  'review.decide': async (input, context) => {
    const answer = await workspaceOf(context).store.decide(actOf(input, context), input)
    if (answer.ok) context.announce(['review', 'report'])
    return answer
  },

  'review.defer': async (input, context) => {
    const answer = await workspaceOf(context).store.defer(actOf(input, context), input)
    if (answer.ok) context.announce(['review'])
    return answer
  },

  'review.undo': async (input, context) => {
    const answer = await workspaceOf(context).store.undo(actOf(input, context), input.task)
    if (answer.ok) context.announce(['review', 'report'])
    return answer
  },
}
