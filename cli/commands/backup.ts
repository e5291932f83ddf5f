import type { Command } from '../command'
import { formatBytes } from '../text/figures'

/** Copies the database into one file, also while the app is at work. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  does: 'copy the database as it is now into a new file, also while the app is open',
  least: 1,
  most: 1,
  read: ({ words: [file = ''] }) => ({
    run: async ({ ask, out, resolve }) => {
      const answer = await ask('workspace.backup', { file: resolve(file) }, 'Copying')
      if (!answer.ok) return out.failed(answer.error)
      out.result(answer.value, () => [
        `${answer.value.file}: ${formatBytes(answer.value.bytes)}`,
        'Copy media/ along where events name files in it.',
      ])
      return 0
    },
  }),
}
