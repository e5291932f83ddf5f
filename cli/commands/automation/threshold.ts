import type { Command } from '../../command'
import { readOptions } from '../../options'
import { tellState } from './tellState'

/** Changes the least confidence with which the model decides. */
export const threshold: Command = {
  name: 'threshold',
  usage: '--task T --to X [--revision N] --as USER --reason R',
  does: 'change the least confidence with which the model decides, while automation is partial',
  texts: ['task', 'reason', 'revision', 'to'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const act = options.act()
    const to = options.share('to')
    if (to === null) options.wrong('which threshold? Name it with --to')
    const asked = { ...act, threshold: to ?? 1 }
    return options.done({
      run: async (session) =>
        tellState(
          session,
          await session.ask('automation.setThreshold', { ...session.write(), ...asked }),
        ),
    })
  },
}
