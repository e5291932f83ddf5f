import type { ImportJob } from '../imports/importJob'
import { spoolFile } from '../imports/spoolFile'
import { trust } from '../trusted'
import { doOneJob } from './oneJob'

// The entry of an importing worker: files of other tools are read here, so that nobody waits for it.
doOneJob('imports', (job, hooks) => spoolFile(trust<ImportJob>(job), hooks))
