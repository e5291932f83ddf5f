import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import type { IngestCounts } from '../../shared/contract/queue'
import { fail, type Result } from '../../shared/result'
import type { Ingest } from '../ingest/ingest'
import { toHttpError, type HttpError } from './httpError'
import { receiveBody, unpackBody } from './receive'

/** Each may hold a body on disk; more than this many at once wait for nobody's good. */
const mostAtOnce = 16

/** `POST /v1/events`: bodies are received side by side and stored one after the other. */
export class EventsDoor {
  readonly #ingest: Ingest
  readonly #dir: string
  readonly #signal: AbortSignal
  #last: Promise<unknown> = Promise.resolve()
  #count = 0

  constructor(ingest: Ingest, dir: string, signal: AbortSignal) {
    this.#ingest = ingest
    this.#dir = dir
    this.#signal = signal
  }

  /** The counts come when all of the body is durable. */
  async take(body: IncomingMessage): Promise<Result<IngestCounts, HttpError>> {
    const encoding = body.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) return fail(unsupported(encoding))
    if (this.#count >= mostAtOnce) return fail(tooManyBodies)
    const file = path.join(this.#dir, `.http-${randomUUID()}.jsonl`)
    this.#count++
    try {
      return await this.#receive(body, file, encoding !== 'identity')
    } finally {
      this.#count--
      await Promise.all([file, packedName(file)].map((name) => rm(name, { force: true })))
    }
  }

  async #receive(
    body: IncomingMessage,
    file: string,
    isSaidToBePacked: boolean,
  ): Promise<Result<IngestCounts, HttpError>> {
    const packed = packedName(file)
    const received = await receiveBody(body, packed)
    if (!received.ok) return received
    const mustUnpack = isSaidToBePacked || received.value.isPacked
    const unpacked = mustUnpack ? await unpackBody(packed, file) : null
    if (unpacked?.ok === false) return unpacked
    const stored = await this.#inTurn(() =>
      this.#ingest.posted(mustUnpack ? file : packed, this.#signal),
    )
    return stored.ok ? stored : fail(toHttpError(stored.error))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** The body as it came; the parser tells by content what is packed, so the name says nothing. */
const packedName = (file: string): string => `${file}.body`

const unsupported = (encoding: string): HttpError => ({
  status: 415,
  code: 'unsupported',
  message: `The content encoding "${encoding}" is not known here. Send it as it is, or with gzip.`,
})

const tooManyBodies: HttpError = {
  status: 503,
  code: 'busy',
  message: `${mostAtOnce} bodies are on their way already. Send this one again in a second.`,
  headers: { 'retry-after': '1' },
}
