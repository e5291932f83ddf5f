import { succeed } from '../../shared/result'
import { actOf, workspaceOf, type Handlers } from './handler'

export const peopleHandlers: Handlers<'people.list' | 'people.add'> = {
  'people.list': async (_, context) => succeed(await workspaceOf(context).store.people()),

  'people.add': async (input, context) => {
    const { store } = workspaceOf(context)
    const answer = await store.addPerson(actOf(input, context), input.name, input.role)
    if (answer.ok) context.announce(['people'])
    return answer
  },
}
