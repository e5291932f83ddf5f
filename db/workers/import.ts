import type { ImportWork } from '../imports/importJob'
import { previewFile } from '../imports/previewFile'
import { spoolFile } from '../imports/spoolFile'
import { trust } from '../trusted'
import { doOneJob } from './oneJob'

// The entry of an importing worker: files of other tools are read here, so that nobody waits for it.
doOneJob('imports', (given, hooks) => {
  const work = trust<ImportWork>(given)
  return work.kind === 'spool' ? spoolFile(work.spool, hooks) : previewFile(work.preview)
})
