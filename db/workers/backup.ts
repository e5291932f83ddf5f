import { backUp } from '../sqlite/backup'
import { trust } from '../trusted'
import { doOneJob } from './oneJob'

/** What a copying worker is started with. */
export interface BackupWork {
  readonly database: string
  readonly file: string
  readonly at: number
}

// The entry of a copying worker: reports and people go on meanwhile.
doOneJob('backup', (work, hooks) => {
  const { database, file, at } = trust<BackupWork>(work)
  return backUp(database, file, at, hooks)
})
