import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import { fail, type Result } from '../../shared/result'
import { trust } from '../trusted'
import type { CountJob, CountOutcome, ExportJob, ExportOutcome } from './exportJob'
import type { ExportWork, FromExporter } from './exportMessages'
import { cancelled } from './failures'

interface Watching {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Starts a worker for each export and each count. */
export class Exporter {
  readonly #database: string
  readonly #running = new Map<Worker, Promise<void>>()

  constructor(database: string) {
    this.#database = database
  }

  run(run: ExportJob, watching: Watching): Promise<Result<ExportOutcome, RequestError>> {
    return this.#start({ kind: 'run', run }, watching)
  }

  count(count: CountJob, watching: Watching): Promise<Result<CountOutcome, RequestError>> {
    return this.#start({ kind: 'count', count }, watching)
  }

  /** Cancels what runs, and waits until it has cleared up. */
  async close(): Promise<void> {
    for (const worker of this.#running.keys()) worker.postMessage('cancel')
    await Promise.all(this.#running.values())
  }

  #start<T>(
    job: ExportWork['job'],
    { signal, onProgress }: Watching,
  ): Promise<Result<T, RequestError>> {
    if (signal.aborted) return Promise.resolve(fail(cancelled))
    const workerData: ExportWork = { database: this.#database, job }
    const worker = new Worker(path.join(import.meta.dirname, 'exportWorker.cjs'), { workerData })
    const cancel = () => worker.postMessage('cancel')
    signal.addEventListener('abort', cancel, { once: true })
    const gone = Promise.withResolvers<void>()
    this.#running.set(worker, gone.promise)
    return new Promise((resolve) => {
      let why = 'its thread ended'
      worker.on('message', (message: FromExporter) => {
        if (message.kind === 'progress') onProgress(message.progress)
        // The worker answers each job in kind.
        else resolve(trust(message.answer))
      })
      worker.on('error', (error) => (why = error.message))
      worker.on('exit', () => {
        signal.removeEventListener('abort', cancel)
        this.#running.delete(worker)
        gone.resolve()
        // Does nothing where the answer has come.
        resolve(fail({ code: 'internal', message: `Exporting stopped: ${why}. Try again.` }))
      })
    })
  }
}
