import type { RequestError } from '../../shared/contract/errors'
import type { ImportPreview } from '../../shared/contract/imports'
import type { Result } from '../../shared/result'
import { WorkerJobs, type Watching } from '../workerJobs'
import type { ImportJob, ImportWork, PreviewJob, Spooled } from './importJob'

/** Starts a worker for each file that is brought in or looked at. */
export class Importer {
  readonly #jobs = new WorkerJobs()

  spool(spool: ImportJob, watching: Watching): Promise<Result<Spooled, RequestError>> {
    return this.#start({ kind: 'spool', spool }, watching)
  }

  preview(preview: PreviewJob, watching: Watching): Promise<Result<ImportPreview, RequestError>> {
    return this.#start({ kind: 'preview', preview }, watching)
  }

  /** Stops what runs. */
  async close(): Promise<void> {
    await this.#jobs.close()
  }

  #start<T>(work: ImportWork, watching: Watching): Promise<Result<T, RequestError>> {
    return this.#jobs.start('importWorker.cjs', work, watching)
  }
}
