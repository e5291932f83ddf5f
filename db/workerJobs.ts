import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RequestError } from '../shared/contract/errors'
import type { Progress } from '../shared/contract/messages'
import { fail, type Result } from '../shared/result'
import { trust } from './trusted'

/** What a worker with one job can be told: that it is not wanted, or that there is no more time for it now. */
export type ToJob = 'cancel' | 'leave'

export type FromJob =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly answer: Result<unknown, RequestError> }

/** How long work tells how far it is, and learns that it is not wanted any more. */
export interface JobHooks {
  onProgress(progress: Progress): void
  isCancelled(): boolean
  /** True where what is done so far should be left for later, if that can be. */
  isLeaving(): boolean
  /** Lets messages come in. */
  breathe(): Promise<void>
}

export interface Watching {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** Runs long jobs in a worker each. */
export class WorkerJobs {
  readonly #running = new Map<Worker, Promise<void>>()

  /** The worker's file lies beside this program. What it answers is of the kind that the job has. */
  start<T>(
    file: string,
    workerData: unknown,
    { signal, onProgress }: Watching,
  ): Promise<Result<T, RequestError>> {
    if (signal.aborted) return Promise.resolve(fail({ code: 'cancelled', message: 'Cancelled.' }))
    const worker = new Worker(path.join(import.meta.dirname, file), { workerData })
    const cancel = () => worker.postMessage('cancel' satisfies ToJob)
    signal.addEventListener('abort', cancel, { once: true })
    const gone = Promise.withResolvers<void>()
    this.#running.set(worker, gone.promise)
    return new Promise((resolve) => {
      let why = 'its thread ended'
      worker.on('message', (message: FromJob) => {
        if (message.kind === 'progress') onProgress(message.progress)
        else resolve(trust(message.answer))
      })
      worker.on('error', (error) => (why = error.message))
      worker.on('exit', () => {
        signal.removeEventListener('abort', cancel)
        this.#running.delete(worker)
        gone.resolve()
        // Does nothing where the answer has come.
        resolve(fail({ code: 'internal', message: `It stopped: ${why}. Try again.` }))
      })
    })
  }

  /** Stops what runs, and waits until it has cleared up. */
  async close(): Promise<void> {
    for (const worker of this.#running.keys()) worker.postMessage('leave' satisfies ToJob)
    await Promise.all(this.#running.values())
  }
}
