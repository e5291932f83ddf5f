import type { RequestError } from '../../shared/contract/errors'
import type { Result } from '../../shared/result'
import { WorkerJobs, type Watching } from '../workerJobs'
import type { CountJob, CountOutcome, ExportJob, ExportOutcome, FoundExport } from './exportJob'
import type { ExportWork } from './exportMessages'

/** Starts a worker for each export, each count, and each look at what lies unfinished. */
export class Exporter {
  readonly #database: string
  readonly #jobs = new WorkerJobs()

  constructor(database: string) {
    this.#database = database
  }

  run(run: ExportJob, watching: Watching): Promise<Result<ExportOutcome, RequestError>> {
    return this.#start({ kind: 'run', run }, watching)
  }

  count(count: CountJob, watching: Watching): Promise<Result<CountOutcome, RequestError>> {
    return this.#start({ kind: 'count', count }, watching)
  }

  find(
    dirs: readonly string[],
    watching: Watching,
  ): Promise<Result<readonly FoundExport[], RequestError>> {
    return this.#start({ kind: 'find', dirs }, watching)
  }

  discard(dir: string, watching: Watching): Promise<Result<null, RequestError>> {
    return this.#start({ kind: 'discard', dir }, watching)
  }

  /** Stops what runs; exports are left so that they can be gone on with. */
  async close(): Promise<void> {
    await this.#jobs.close()
  }

  #start<T>(job: ExportWork['job'], watching: Watching): Promise<Result<T, RequestError>> {
    const work: ExportWork = { database: this.#database, job }
    return this.#jobs.start('exportWorker.cjs', work, watching)
  }
}
