import { fail, succeed } from '../../shared/result'
import { hashPassword } from '../passwords'
import { actOf, workspaceOf, type Handlers } from './handler'

export const peopleHandlers: Handlers<
  'people.list' | 'people.add' | 'people.setRole' | 'people.setLeft' | 'people.setPassword'
> = {
  'people.list': async (_, context) => succeed(await workspaceOf(context).store.peopleAtWork()),

  'people.add': async (input, context) => {
    const { store } = workspaceOf(context)
    const answer = await store.addPerson(actOf(input, context), input.name, input.role)
    if (answer.ok) context.announce(['people'])
    return answer
  },

  'people.setRole': async (input, context) => {
    const { store } = workspaceOf(context)
    const { name, role, reason } = input
    const answer = await store.setRole(actOf(input, context), name, role, reason)
    if (answer.ok) context.announce(['people'])
    return answer
  },

  'people.setLeft': async (input, context) => {
    const { store } = workspaceOf(context)
    const { name, hasLeft, reason } = input
    const answer = await store.setLeft(actOf(input, context), name, hasLeft, reason)
    if (!answer.ok) return answer
    // What they had in hand goes to others at once.
    if (hasLeft) await store.releaseOf(name)
    context.announce(hasLeft ? ['people', 'review'] : ['people'])
    return answer
  },

  'people.setPassword': async (input, context) => {
    const { person } = context.session
    const { store } = workspaceOf(context)
    if (person?.name !== input.name && person?.role !== 'lead')
      return fail({
        code: 'not_allowed',
        path: 'name',
        message: 'Only a lead sets the password of somebody else.',
      })
    const hash = input.password === null ? null : await hashPassword(input.password)
    const answer = await store.setPasswordHash(actOf(input, context), input.name, hash)
    if (answer.ok) context.announce(['people'])
    return answer
  },
}
