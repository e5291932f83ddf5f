import type { RequestError } from '../../shared/contract/errors'
import type { Result } from '../../shared/result'
import { WorkerJobs, type Watching } from '../workerJobs'
import type { ImportJob, Spooled } from './importJob'

/** Starts a worker for each file that is brought in. */
export class Importer {
  readonly #jobs = new WorkerJobs()

  spool(job: ImportJob, watching: Watching): Promise<Result<Spooled, RequestError>> {
    return this.#jobs.start('importWorker.cjs', job, watching)
  }

  /** Cancels what runs. */
  async close(): Promise<void> {
    await this.#jobs.close()
  }
}
