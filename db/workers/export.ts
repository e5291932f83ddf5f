import { countExport } from '../exports/countExport'
import type { ExportWork } from '../exports/exportMessages'
import type { TakeLock } from '../exports/files/targetFolder'
import { discardUnfinished, findUnfinished } from '../exports/pieces/findUnfinished'
import { runExport } from '../exports/runExport'
import { succeed } from '../../shared/result'
import { createSqliteExportSource } from '../sqlite/exports/exportSource'
import { openReader } from '../sqlite/open'
import { OwnerLock } from '../sqlite/ownerLock'
import { trust } from '../trusted'
import { doOneJob } from './oneJob'

const takeLock: TakeLock = (file, waitMs) => OwnerLock.take(file, waitMs)

// The entry of an exporting worker: it reads on a connection of its own, so that nobody waits for it.
doOneJob('exports', async (work, hooks) => {
  const { database, job } = trust<ExportWork>(work)
  if (job.kind === 'find') return succeed(findUnfinished(job.dirs, takeLock))
  if (job.kind === 'discard') return discardUnfinished(job.dir, takeLock)
  const db = openReader(database)
  try {
    const source = createSqliteExportSource(db)
    return job.kind === 'run'
      ? await runExport(source, job.run, hooks, takeLock)
      : await countExport(source, job.count, hooks)
  } finally {
    db.close()
  }
})
