import type { Command } from '../../command'
import { readOptions } from '../../options'

/** Lets nobody sign in under a name any more; what was done under it stays. */
export const userLeave = leaving(
  'user leave',
  'let nobody sign in as NAME any more; what NAME did stays',
  true,
  (name) => `${name} can no longer sign in`,
)

/** Undoes `user leave`. */
export const userReturn = leaving(
  'user return',
  'let NAME sign in again, without a password until one is set',
  false,
  (name) => `${name} can sign in again, without a password`,
)

function leaving(
  name: string,
  does: string,
  hasLeft: boolean,
  done: (name: string) => string,
): Command {
  return {
    name,
    usage: 'NAME --as USER --reason R',
    does,
    texts: ['reason'],
    least: 1,
    most: 1,
    read: (input) => {
      const options = readOptions(input)
      const [who = ''] = input.words
      const reason = options.signed()
      return options.done({
        run: async ({ ask, write, out }) => {
          const answer = await ask('people.setLeft', { ...write(), name: who, hasLeft, reason })
          if (!answer.ok) return out.failed(answer.error)
          out.result({ name: who, hasLeft }, () => [done(who)])
          return 0
        },
      })
    },
  }
}
