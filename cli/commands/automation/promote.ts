import { nextStage } from '../../../shared/gates/stages'
import { servingVersion } from '../../../shared/schema/deployment'
import type { Command, Session } from '../../command'
import { readOptions } from '../../options'
import { tellMissing } from './tellMissing'
import { tellState } from './tellState'

/** Moves the serving version up one stage, or proposes it where a second lead must agree. */
export const promote: Command = {
  name: 'promote',
  usage: '--task T [--threshold X] [--outright] [--revision N] --as USER --reason R',
  does: 'move up one stage; --outright without the evidence, which the log then says',
  texts: ['task', 'reason', 'revision', 'threshold'],
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
      run: async (session) => {
        if (asked.outright) await tellWhatOutrightSkips(session, asked.task)
        const answer = await session.ask('automation.promote', { ...session.write(), ...asked })
        return tellState(session, answer)
      },
    })
  },
}

async function tellWhatOutrightSkips(session: Session, task: string): Promise<void> {
  const present = await session.ask('automation.state', { task })
  if (!present.ok) return
  const { stage, strategy } = present.value.deployment
  const [serving, next] = [servingVersion(strategy), nextStage(stage)]
  if (serving !== null && next !== null) await tellMissing(session, task, serving, next)
}
