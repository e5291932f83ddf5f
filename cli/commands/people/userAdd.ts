import { roles } from '../../../shared/roles'
import { wrongUse, type Command } from '../../command'

/** Adds a person. */
export const userAdd: Command = {
  name: 'user add',
  usage: `NAME --role ${roles.join('|')}`,
  does: 'add a person',
  texts: ['role'],
  least: 1,
  most: 1,
  read: ({ words: [name = ''], text }) => {
    const role = roles.find((one) => one === text('role'))
    if (!role) return wrongUse(`--role must be one of: ${roles.join(', ')}`)
    return {
      run: async ({ ask, write, out }) => {
        const answer = await ask('people.add', { ...write(), name, role })
        if (!answer.ok) return out.failed(answer.error)
        const { id } = answer.value
        out.result({ id, name, role }, () => [`Added ${name} as ${role}`])
        return 0
      },
    }
  },
}
