import { expect, it } from 'vitest'
import { prepareExportStatements } from '../../../db/sqlite/exports/exportStatements'
import { openReader } from '../../../db/sqlite/open'
import { makeWorkspace } from '../../make/workspace'

it('goes through no table from end to end for a page of an export', async () => {
  const { folder } = await makeWorkspace()
  const db = openReader(folder.database)
  for (const { source } of Object.values(prepareExportStatements(db))) {
    const plan = db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${source.replaceAll(/@\w+|\?/g, '1')}`)
      .all()
    const scans = plan.filter((step) => step.detail.startsWith('SCAN'))
    expect({ source, scans }).toEqual({ source, scans: [] })
  }
  db.close()
})
