import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RequestError } from '../../shared/contract/errors'
import type { Progress } from '../../shared/contract/messages'
import { fail, type Result } from '../../shared/result'
import type { Reader } from './reader'
import { trust } from '../trusted'
import type { ReadQuestion, ReadReply, ReadRequest } from '../workers/readMessages'

type Asked =
  'report' | 'pairs' | 'compare' | 'item' | 'automation' | 'gate' | 'thresholds' | 'dryRun'
type Answer<Name extends Asked> = Promise<ReturnType<Reader[Name]>>
type Input<Name extends Asked> = Parameters<Reader[Name]>[0]
type Verified = ReturnType<Reader['verify']>

interface Waiting {
  readonly settle: (answer: Result<unknown, RequestError>) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** Asks the reading worker. It is started at the first question, and anew after it died. */
export class ReaderClient {
  readonly #databaseFile: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #nextId = 1

  constructor(databaseFile: string) {
    this.#databaseFile = databaseFile
  }

  report(filter: Input<'report'>, onProgress: (progress: Progress) => void): Answer<'report'> {
    return this.#ask({ kind: 'report', filter }, onProgress)
  }

  pairs(filter: Parameters<Reader['pairs']>[0]): Answer<'pairs'> {
    return this.#ask({ kind: 'pairs', filter })
  }

  compare(input: Input<'compare'>): Answer<'compare'> {
    return this.#ask({ kind: 'compare', input })
  }

  item(task: string, itemId: string): Answer<'item'> {
    return this.#ask({ kind: 'item', task, itemId })
  }

  automation(task: string): Answer<'automation'> {
    return this.#ask({ kind: 'automation', task })
  }

  gate(input: Input<'gate'>): Answer<'gate'> {
    return this.#ask({ kind: 'gate', input })
  }

  thresholds(input: Input<'thresholds'>): Answer<'thresholds'> {
    return this.#ask({ kind: 'thresholds', input })
  }

  dryRun(input: Input<'dryRun'>): Answer<'dryRun'> {
    return this.#ask({ kind: 'dryRun', input })
  }

  /** Cancelling ends the worker in the middle of its work, as a single SQL statement cannot be left otherwise. */
  verify(
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Result<Verified, RequestError>> {
    signal.addEventListener('abort', this.#abort, { once: true })
    const answer = this.#ask<Verified>({ kind: 'verify' }, onProgress)
    return answer.finally(() => signal.removeEventListener('abort', this.#abort))
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  readonly #abort = (): void => {
    void this.close()
    this.#failAll({ code: 'cancelled', message: 'Cancelled.' })
  }

  #ask<T>(
    question: ReadQuestion,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<T, RequestError>> {
    return new Promise((resolve) => {
      const id = this.#nextId++
      // The worker answers each question in kind.
      this.#waiting.set(id, { settle: (answer) => resolve(trust(answer)), onProgress })
      const request: ReadRequest = { id, question }
      this.#start().postMessage(request)
    })
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(path.join(import.meta.dirname, 'readWorker.cjs'), {
      workerData: { file: this.#databaseFile },
    })
    worker.on('message', (reply: ReadReply) => this.#take(reply))
    worker.on('error', (error) => this.#lose(worker, error.message))
    worker.on('exit', () => this.#lose(worker, 'its thread ended'))
    worker.unref()
    this.#worker = worker
    return worker
  }

  #take(reply: ReadReply): void {
    const waiting = this.#waiting.get(reply.id)
    if (reply.kind === 'progress') waiting?.onProgress?.(reply.progress)
    else {
      this.#waiting.delete(reply.id)
      waiting?.settle(reply.answer)
    }
  }

  #lose(worker: Worker, why: string): void {
    if (this.#worker !== worker) return
    this.#worker = null
    this.#failAll({ code: 'internal', message: `Reading stopped: ${why}. Ask again.` })
  }

  #failAll(error: RequestError): void {
    for (const { settle } of this.#waiting.values()) settle(fail(error))
    this.#waiting.clear()
  }
}
