import { succeed } from '../../../shared/result'
import type { Command } from '../../command'
import { readOptions } from '../../options'
import { readConditions } from './readConditions'
import { tellState } from './tellState'

/** Which items go to people although the model could decide them. */
export const conditions: Command = {
  name: 'conditions',
  usage: '--task T --conditions FILE|none [--revision N] --as USER --reason R',
  does: 'set which items go to people although the model could decide them; "dry run" tries it first',
  texts: ['task', 'conditions', 'reason', 'revision'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const act = options.act()
    const file = options.text('conditions', 'which conditions? Name a file, or none')
    return options.done({
      run: async (session) => {
        const read = file === 'none' ? succeed(null) : readConditions(session, file)
        if (!read.ok) return session.out.failed(read.error)
        const asked = { ...session.write(), ...act, conditions: read.value }
        return tellState(session, await session.ask('automation.setConditions', asked))
      },
    })
  },
}
