import { roles } from '../../../shared/roles'
import type { Command } from '../../command'
import { readOptions } from '../../options'

/** Gives somebody another role. */
export const userRole: Command = {
  name: 'user role',
  usage: `NAME ${roles.join('|')} --as USER --reason R`,
  does: 'give NAME another role; there is always a lead',
  texts: ['reason'],
  least: 2,
  most: 2,
  read: (input) => {
    const options = readOptions(input)
    const [name = '', word] = input.words
    const role = roles.find((one) => one === word)
    if (!role) options.wrong(`the role must be one of: ${roles.join(', ')}`)
    const reason = options.signed()
    return options.done({
      run: async ({ ask, write, out }) => {
        const wanted = role ?? 'operator'
        const answer = await ask('people.setRole', { ...write(), name, role: wanted, reason })
        if (!answer.ok) return out.failed(answer.error)
        out.result({ name, role: wanted }, () => [`${name} is now ${wanted}`])
        return 0
      },
    })
  },
}
