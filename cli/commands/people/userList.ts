import type { Command } from '../../command'
import { setTable } from '../../text/table'

/** Lists the people of a workspace. */
export const userList: Command = {
  name: 'user list',
  usage: '',
  does: 'list the people',
  least: 0,
  most: 0,
  read: () => ({
    run: async ({ ask, out }) => {
      const answer = await ask('people.list', {})
      if (!answer.ok) return out.failed(answer.error)
      const people = answer.value
      out.result(people, () =>
        setTable(
          ['id', 'name', 'role', 'password', 'decisions', 'last act'],
          people.map(({ id, name, role, hasPassword, hasLeft, decisions, lastActAt }) => [
            id,
            name,
            hasLeft ? `${role}, has left` : role,
            hasPassword ? 'yes' : 'no',
            decisions,
            lastActAt === null ? '' : new Date(lastActAt).toISOString(),
          ]),
          [0, 4],
        ),
      )
      return 0
    },
  }),
}
