import type { BackupRestored } from '../../shared/contract/workspace'
import type { Command } from '../command'

/** Puts a copy in the place of the workspace's database. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  does: 'put a copy that `backup` made in the place of the database; the one that is there is kept in backups/',
  least: 1,
  most: 1,
  read: ({ words: [file = ''] }) => ({
    restore: file,
    run: ({ out, restored }) => {
      if (restored) out.result(restored, () => describe(restored))
      return Promise.resolve(0)
    },
  }),
}

function describe({ dir, madeAt, kept, newerFiles }: BackupRestored): readonly string[] {
  const moment = madeAt === null ? 'the copy' : `as of ${new Date(madeAt).toISOString()}`
  return [
    `${dir} is ${moment} again.`,
    ...(kept === null ? [] : [`What was there before is ${kept}.`]),
    ...(newerFiles.length === 0
      ? []
      : [
          'These files came in later. Move them from inbox/done/ to inbox/ to take them in again; what is known counts once:',
          ...newerFiles.map((name) => `  ${name}`),
        ]),
  ]
}
