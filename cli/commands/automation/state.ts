import type { Command } from '../../command'
import { readOptions } from '../../options'
import { formatState, shapeState } from '../../text/state'

/** What is in charge of a task, how its versions compare, and what waits for a person. */
export const state: Command = {
  name: 'state',
  usage: '--task T',
  does: 'what is in charge, each version with its verdict, comparisons, and what waits for a person',
  texts: ['task'],
  least: 0,
  most: 0,
  read: (input) => {
    const options = readOptions(input)
    const task = options.task()
    return options.done({
      run: async ({ ask, out }) => {
        const answer = await ask('automation.state', { task }, 'Judging')
        if (!answer.ok) return out.failed(answer.error)
        out.result(shapeState(answer.value), () => formatState(answer.value))
        return 0
      },
    })
  },
}
