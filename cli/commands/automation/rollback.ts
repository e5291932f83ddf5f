import type { Command } from '../../command'
import { readOptions } from '../../options'
import { tellState } from './tellState'

/** Puts what was in charge before back in charge. */
export const rollback: Command = {
  name: 'rollback',
  usage: '--task T [--threshold X] [--revision N] --as USER --reason R',
  does: 'go back: a canary ends, blue-green returns home, else what was in charge before, with --threshold more carefully',
  texts: ['task', 'reason', 'revision', 'threshold'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const asked = { ...options.act(), threshold: options.share('threshold') }
    return options.done({
      run: async (session) =>
        tellState(
          session,
          await session.ask('automation.rollback', { ...session.write(), ...asked }),
        ),
    })
  },
}
