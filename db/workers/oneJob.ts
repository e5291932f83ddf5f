import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { RequestError } from '../../shared/contract/errors'
import { fail, type Result } from '../../shared/result'
import { unexpectedError } from '../unexpectedError'
import type { FromJob, JobHooks, ToJob } from '../workerJobs'

/** Makes this thread one that does the job it was started for, answers, and ends. */
export function doOneJob(
  name: string,
  work: (job: unknown, hooks: JobHooks) => Promise<Result<unknown, RequestError>>,
): void {
  let isCancelled = false
  let isLeaving = false
  parentPort?.on('message', (message: ToJob) => {
    isCancelled = true
    if (message === 'leave') isLeaving = true
  })
  const hooks: JobHooks = {
    onProgress: (progress) => post({ kind: 'progress', progress }),
    isCancelled: () => isCancelled,
    isLeaving: () => isLeaving,
    breathe: () => setImmediate(),
  }
  void work(workerData, hooks)
    .catch((error: unknown) => fail(unexpectedError(error, name)))
    .then((answer) => post({ kind: 'answer', answer }))
    .finally(() => parentPort?.close())
}

function post(message: FromJob): void {
  parentPort?.postMessage(message)
}
