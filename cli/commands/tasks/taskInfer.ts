import { wrongUse, type Command } from '../../command'

/** Proposes definitions from what an event file speaks of, or set-aside lines; nothing is stored. */
export const taskInfer: Command = {
  name: 'task infer',
  usage: 'FILE | --set-aside TASK',
  does: 'propose a definition for each task in an event file, or for one that lines set aside wait for, as JSON for "task add"',
  texts: ['set-aside'],
  least: 0,
  most: 1,
  read: ({ words: [file], text }) => {
    const task = text('set-aside')
    if ((file === undefined) === (task === null))
      return wrongUse('name an event file, or with --set-aside a task that lines wait for')
    return {
      run: async ({ ask, out, resolve }) => {
        const answer =
          task === null
            ? await ask('tasks.infer', { file: resolve(file ?? '') }, `Reading ${file}`)
            : await ask('tasks.propose', { task })
        if (!answer.ok) return out.failed(answer.error)
        const { value } = answer
        const proposals = Array.isArray(value) ? value : [value]
        if (proposals.length === 0)
          return out.failed({ message: `${file} holds no event that names a task` })
        const proposal: unknown = proposals.length === 1 ? proposals[0] : proposals
        // A proposal is meant for a file, so it is JSON for people too.
        out.result(proposal, () => [JSON.stringify(proposal, null, 2)])
        out.say('Nothing is stored. Mend what needs mending, then: understudy task add FILE')
        return 0
      },
    }
  },
}
