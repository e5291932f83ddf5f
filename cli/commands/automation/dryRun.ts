import { succeed } from '../../../shared/result'
import type { Command } from '../../command'
import { readOptions } from '../../options'
import { formatDryRun } from '../../text/dryRun'
import { readConditions } from './readConditions'

/** What other rules would have done to the last items; nothing is changed. */
export const dryRun: Command = {
  name: 'dry run',
  usage: '--task T [--threshold X] [--conditions FILE]',
  does: 'what another threshold, or other review conditions, would have done to the last 1,000 items',
  texts: ['task', 'threshold', 'conditions'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const task = options.task()
    const threshold = options.share('threshold')
    const file = input.text('conditions')
    return options.done({
      run: async (session) => {
        const { ask, out } = session
        const conditions = file === null ? succeed(null) : readConditions(session, file)
        if (!conditions.ok) return out.failed(conditions.error)
        const asked = { task, threshold, conditions: conditions.value }
        const answer = await ask('automation.dryRun', asked, 'Trying')
        if (!answer.ok) return out.failed(answer.error)
        out.result(answer.value, () => formatDryRun(answer.value))
        return 0
      },
    })
  },
}
