import { stages } from '../../../shared/schema/deployment'
import type { Command } from '../../command'
import { readOptions } from '../../options'
import { tellState } from './tellState'

/** Moves the serving version down, by one stage or to the one named. */
export const demote: Command = {
  name: 'demote',
  usage: '--task T [--to STAGE] [--threshold X] [--revision N] --as USER --reason R',
  does: 'move down one stage, or to the one named',
  texts: ['task', 'reason', 'revision', 'to', 'threshold'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const asked = {
      ...options.act(),
      to: options.oneOf('to', stages),
      threshold: options.share('threshold'),
    }
    return options.done({
      run: async (session) =>
        tellState(
          session,
          await session.ask('automation.demote', { ...session.write(), ...asked }),
        ),
    })
  },
}
