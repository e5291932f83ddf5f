import { countExport } from '../exports/countExport'
import type { ExportWork } from '../exports/exportMessages'
import { runExport } from '../exports/runExport'
import { createSqliteExportSource } from '../sqlite/exports/exportSource'
import { openReader } from '../sqlite/open'
import { trust } from '../trusted'
import { doOneJob } from './oneJob'

// The entry of an exporting worker: it reads on a connection of its own, so that nobody waits for it.
doOneJob('exports', async (work, hooks) => {
  const { database, job } = trust<ExportWork>(work)
  const db = openReader(database)
  try {
    const source = createSqliteExportSource(db)
    return job.kind === 'run'
      ? await runExport(source, job.run, hooks)
      : await countExport(source, job.count, hooks)
  } finally {
    db.close()
  }
})
