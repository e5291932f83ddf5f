import type { Command } from '../command'

/** Says in which time zone days begin, or changes it. */
export const timeZone: Command = {
  name: 'time zone',
  usage: '[ZONE]',
  does: 'say in which time zone the workspace’s days begin, or count them anew in another, such as Europe/Berlin',
  least: 0,
  most: 1,
  read: ({ words: [zone] }) => ({
    run: async ({ ask, write, out, workspace }) => {
      if (zone !== undefined) {
        const answer = await ask('workspace.setTimeZone', { ...write(), timeZone: zone })
        if (!answer.ok) return out.failed(answer.error)
      }
      const now = zone ?? workspace.timeZone
      out.result({ timeZone: now }, () => [`Days begin at midnight in ${now}`])
      return 0
    },
  }),
}
