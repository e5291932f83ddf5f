// The worker that reads files and checks events, so that the thread with the database answers people.
import { parentPort } from 'node:worker_threads'
import {
  batchesAhead,
  type FileJob,
  type FromWorker,
  type LinesJob,
  type PackedBatch,
  type SourceEnd,
  type ToWorker,
} from '../ingest/parseProtocol'
import { readFile, readLines } from './jobs'
import { describeFailure } from './readFailure'

/** How many batches a job may still send, and how to go on when one was stored. */
class Credit {
  stopped = false
  #left = batchesAhead
  #wake: (() => void) | null = null

  give(): void {
    this.#left += 1
    this.#wake?.()
  }

  stop(): void {
    this.stopped = true
    this.#wake?.()
  }

  async take(): Promise<void> {
    while (this.#left === 0 && !this.stopped)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    this.#left -= 1
  }
}

const port = parentPort
if (port === null) throw new Error('runs as a worker only')
const running = new Map<number, Credit>()

const post = (message: FromWorker, owned: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, [...owned])

port.on('message', (message: ToWorker) => {
  if (message.kind === 'next') running.get(message.job)?.give()
  else if (message.kind === 'stop') running.get(message.job)?.stop()
  else void run(message.job, message.what)
})

async function run(job: number, what: FileJob | LinesJob): Promise<void> {
  const credit = new Credit()
  running.set(job, credit)
  try {
    const end = what.kind === 'file' ? await sendFile(job, what, credit) : sendLines(job, what)
    if (end !== null) post({ kind: 'end', job, end })
  } catch (error) {
    post({ kind: 'failed', job, failure: describeFailure(error) })
  } finally {
    running.delete(job)
  }
}

/** Null where it was stopped. */
async function sendFile(job: number, what: FileJob, credit: Credit): Promise<SourceEnd | null> {
  const batches = readFile(what)
  for (;;) {
    const step = await batches.next()
    if (step.done === true) return step.value
    await credit.take()
    if (credit.stopped) {
      await batches.return({ offset: 0, line: 0, tailBytes: 0 })
      return null
    }
    send(job, step.value)
  }
}

function sendLines(job: number, what: LinesJob): SourceEnd {
  send(job, readLines(what))
  return { offset: what.bytes.length, line: what.ends.length, tailBytes: 0 }
}

function send(job: number, batch: PackedBatch): void {
  post({ kind: 'batch', job, batch }, [
    batch.bytes.buffer,
    batch.lines.numbers.buffer,
    batch.lines.digests.buffer,
  ])
}
