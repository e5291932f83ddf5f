import type { Command } from '../../command'

/** Proposes definitions from what an event file speaks of; nothing is stored. */
export const taskInfer: Command = {
  name: 'task infer',
  usage: 'FILE',
  does: 'propose a definition for each task in an event file, as JSON for "task add"',
  least: 1,
  most: 1,
  read: ({ words: [file = ''] }) => ({
    run: async ({ ask, out, resolve }) => {
      const answer = await ask('tasks.infer', { file: resolve(file) }, `Reading ${file}`)
      if (!answer.ok) return out.failed(answer.error)
      const [first, ...more] = answer.value
      if (!first) return out.failed({ message: `${file} holds no event that names a task` })
      const proposal = more.length === 0 ? first : [first, ...more]
      // A proposal is meant for a file, so it is JSON for people too.
      out.result(proposal, () => [JSON.stringify(proposal, null, 2)])
      out.say('Nothing is stored. Mend what needs mending, then: understudy task add FILE')
      return 0
    },
  }),
}
