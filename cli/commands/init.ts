import { wrongUse, type Command } from '../command'

/** Makes a workspace; one that is there is left as it is. */
export const init: Command = {
  name: 'init',
  usage: '[--sample digits]',
  does: 'make a workspace, with real sample data if asked',
  texts: ['sample'],
  least: 0,
  most: 0,
  read: ({ text }) => {
    const asked = text('sample')
    if (asked !== null && asked !== 'digits')
      return wrongUse(`there is no sample "${asked}", only: digits`)
    return {
      make: { sample: asked },
      run: async ({ out, workspace: { dir }, isNew }) => {
        const sample = isNew ? asked : null
        out.result({ workspace: dir, created: isNew, sample }, () => [
          isNew ? `Made a workspace in ${dir}` : `There is a workspace already in ${dir}`,
          ...(sample === null ? [] : ['It holds real sample data: handwritten digits.']),
        ])
        if (!isNew && asked !== null)
          out.say('No sample was added: samples go into new workspaces.')
        return 0
      },
    }
  },
}
