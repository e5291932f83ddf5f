import { Worker } from 'node:worker_threads'
import type { ParsedBatch } from '../../shared/ingest/parsed'
import type {
  FileJob,
  FromWorker,
  LinesJob,
  ReadFailure,
  SourceEnd,
  ToWorker,
} from './parseProtocol'
import { unpackBatch } from './unpackBatch'

export type ReadStep =
  | { readonly kind: 'batch'; readonly batch: ParsedBatch }
  | { readonly kind: 'end'; readonly end: SourceEnd }
  | { readonly kind: 'failed'; readonly failure: ReadFailure }

/** Reads and checks events in a thread of its own. */
export interface Parser {
  /** Batches in order, then `end` or `failed`. Leaving the loop early stops the reading. */
  readFile(job: Omit<FileJob, 'kind'>): AsyncGenerator<ReadStep, void>
  /** Checks lines that are at hand: `lines[i]` of the batch is what became of `lines[i]`. */
  checkLines(lines: readonly Uint8Array[], mediaDir: string): Promise<ReadStep>
  close(): Promise<void>
}

/** One job's messages, from the worker's events to whoever waits for the next one. */
interface Inlet {
  push(step: ReadStep): void
  next(): Promise<ReadStep>
}

/** Events live for one batch only: more room for new objects would fill up with old batches. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/**
 * Starts the worker when it is first needed and again after it died; what it was reading then ends
 * as failed, and can be read again from where the store got to.
 */
export function createParser(workerFile: string): Parser {
  const inlets = new Map<number, Inlet>()
  let worker: Worker | null = null
  let jobs = 0

  let isClosed = false

  const fail = (failure: ReadFailure): void => {
    worker = null
    for (const inlet of inlets.values()) inlet.push({ kind: 'failed', failure })
    inlets.clear()
  }

  const lose = (lost: Worker, why: string): void => {
    const message = `The reading of events stopped unexpectedly: ${why}`
    if (worker === lost) fail({ blame: 'worker', message })
  }

  const start = (): Worker => {
    const started = new Worker(workerFile, { resourceLimits })
    started.on('message', (message: FromWorker) => {
      inlets.get(message.job)?.push(toStep(message))
    })
    started.on('error', (error) =>
      lose(started, error instanceof Error ? error.message : String(error)),
    )
    started.on('exit', (code) => lose(started, `exit code ${code}`))
    return started
  }

  const open = (what: FileJob | LinesJob) => {
    const job = (jobs += 1)
    if (isClosed) throw new Error('events are read no more: the workspace was closed')
    const inlet = createInlet()
    inlets.set(job, inlet)
    const running = (worker ??= start())
    running.ref()
    const tell = (message: ToWorker): void => running.postMessage(message, [])
    tell({ kind: 'start', job, what })
    const close = (): void => {
      if (inlets.delete(job)) tell({ kind: 'stop', job })
      // An idle worker must not keep a command from ending.
      if (inlets.size === 0) running.unref()
    }
    return { inlet, close, goOn: () => tell({ kind: 'next', job }) }
  }

  return {
    async *readFile(job) {
      const { inlet, close, goOn } = open({ kind: 'file', ...job })
      try {
        for (;;) {
          const step = await inlet.next()
          yield step
          if (step.kind !== 'batch') return
          goOn()
        }
      } finally {
        close()
      }
    },
    async checkLines(lines, mediaDir) {
      let end = 0
      const ends = lines.map((line) => (end += line.length))
      const bytes = Buffer.concat(lines)
      const { inlet, close } = open({ kind: 'lines', bytes, ends, mediaDir, oversizePrefix: null })
      try {
        return await inlet.next()
      } finally {
        close()
      }
    },
    async close() {
      isClosed = true
      const running = worker
      fail({ blame: 'machine', message: 'The workspace was closed meanwhile.' })
      await running?.terminate()
    },
  }
}

function toStep(message: FromWorker): ReadStep {
  if (message.kind !== 'batch') return message
  return { kind: 'batch', batch: unpackBatch(message.batch) }
}

function createInlet(): Inlet {
  const waiting: ReadStep[] = []
  let wake: ((step: ReadStep) => void) | null = null
  return {
    push(step) {
      if (wake === null) waiting.push(step)
      else {
        const give = wake
        wake = null
        give(step)
      }
    },
    next: () => {
      const step = waiting.shift()
      if (step !== undefined) return Promise.resolve(step)
      return new Promise((resolve) => {
        wake = resolve
      })
    },
  }
}
