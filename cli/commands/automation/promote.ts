import type { Command } from '../../command'
import { readOptions } from '../../options'
import { tellState } from './tellState'

/** Moves the serving version up one stage, or proposes it where a second lead must agree. */
export const promote: Command = {
  name: 'promote',
  usage: '--task T [--threshold X] [--outright] --as USER --reason R',
  does: 'move up one stage; --outright without the evidence, which the log then says',
  texts: ['task', 'reason', 'threshold'],
  flags: ['outright'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const asked = {
      ...options.act(),
      threshold: options.share('threshold'),
      outright: input.has('outright'),
    }
    return options.done({
      run: async (session) =>
        tellState(
          session,
          await session.ask('automation.promote', { ...session.write(), ...asked }),
        ),
    })
  },
}
