import type { Topic } from '../../shared/contract/messages'
import type { RequestError } from '../../shared/contract/errors'
import { succeed, type Result } from '../../shared/result'
import { mayActAs } from '../../shared/roles'
import { actOf, personOf, workspaceOf, type HandlerContext, type Handlers } from './handler'

type Questions =
  'review.lanes' | 'review.context' | 'review.past' | 'review.ownDecisions' | 'review.ownFigures'
type Claiming = 'review.take' | 'review.disputes' | 'review.release' | 'review.heartbeat'
type Acts =
  | 'review.decide'
  | 'review.defer'
  | 'review.flag'
  | 'review.unflag'
  | 'review.rule'
  | 'review.correct'
  | 'review.undo'
  | 'review.redo'

const questions: Handlers<Questions> = {
  'review.lanes': ({ task }, context) =>
    storeOf(context).lanes(task, personOf(context).name, context.now()),

  'review.context': ({ task, itemId }, context) =>
    storeOf(context).context(task, itemId, personOf(context).name, context.now()),

  'review.past': (input, context) =>
    storeOf(context).past(input, personOf(context).name, context.now()),

  'review.ownDecisions': (input, context) =>
    storeOf(context).ownDecisions(input, personOf(context).name),

  'review.ownFigures': ({ task }, context) =>
    storeOf(context).ownFigures(task, personOf(context).name, context.now()),
}

/** Who holds what changes no figure, so nobody is told. */
const claiming: Handlers<Claiming> = {
  'review.take': (input, context) => workspaceOf(context).store.take(actOf(input, context), input),

  'review.disputes': (input, context) =>
    workspaceOf(context).store.disputes(actOf(input, context), input),

  'review.release': async (input, context) => {
    await workspaceOf(context).store.release(actOf(input, context), input.task, input.itemIds)
    return succeed(null)
  },

  'review.heartbeat': async (input, context) => {
    await workspaceOf(context).store.heartbeat(actOf(input, context), input.task, input.itemIds)
    return succeed(null)
  },
}

const acts: Handlers<Acts> = {
  'review.decide': (input, context) =>
    tell(context, ['review', 'report'], storeOf(context).decide(actOf(input, context), input)),

  'review.defer': (input, context) =>
    tell(context, ['review'], storeOf(context).defer(actOf(input, context), input)),

  'review.flag': (input, context) =>
    tell(context, ['review'], storeOf(context).flag(actOf(input, context), input)),

  'review.unflag': (input, context) =>
    tell(context, ['review'], storeOf(context).unflag(actOf(input, context), input)),

  'review.rule': (input, context) =>
    tell(context, ['review', 'report'], storeOf(context).rule(actOf(input, context), input)),

  'review.correct': (input, context) => {
    const mayCorrectOthers = mayActAs(personOf(context).role, 'reviewer')
    const act = actOf(input, context)
    return tell(
      context,
      ['review', 'report'],
      storeOf(context).correct(act, { ...input, mayCorrectOthers }),
    )
  },

  'review.undo': (input, context) =>
    tell(context, ['review', 'report'], storeOf(context).undo(actOf(input, context), input.task)),

  'review.redo': (input, context) =>
    tell(context, ['review', 'report'], storeOf(context).redo(actOf(input, context), input.task)),
}

export const reviewHandlers: Handlers<Questions | Claiming | Acts> = {
  ...questions,
  ...claiming,
  ...acts,
}

const storeOf = (context: HandlerContext) => workspaceOf(context).store

/** Says what changed, once it has. */
async function tell<T>(
  context: HandlerContext,
  topics: readonly Topic[],
  write: Promise<Result<T, RequestError>>,
): Promise<Result<T, RequestError>> {
  const answer = await write
  if (answer.ok) context.announce(topics)
  return answer
}
