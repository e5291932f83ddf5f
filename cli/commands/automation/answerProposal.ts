import type { Command } from '../../command'
import { readOptions } from '../../options'
import { tellState } from './tellState'

/** A second lead lets a proposed promotion happen. */
export const approve = answerWith('approve', true, 'let a proposed promotion happen')

/** Any lead puts a proposed promotion aside. */
export const decline = answerWith('decline', false, 'put a proposed promotion aside')

function answerWith(name: string, approves: boolean, does: string): Command {
  return {
    name,
    usage: '--task T [--revision N] --as USER --reason R',
    does,
    texts: ['task', 'reason', 'revision'],
    least: 0,
    most: 0,
    read: (input) => {
      const options = readOptions(input)
      const asked = { ...options.act(), approves, proposedAt: null }
      return options.done({
        run: async (session) =>
          tellState(
            session,
            await session.ask('automation.answerProposal', { ...session.write(), ...asked }),
          ),
      })
    },
  }
}
