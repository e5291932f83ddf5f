import { performance } from 'node:perf_hooks'
import type { RequestError } from '../../shared/contract/errors'
import type { IngestCounts } from '../../shared/contract/queue'
import { fail, succeed, type Result } from '../../shared/result'
import type { WorkspaceFolder } from '../workspace/folder'
import { lookAtFile, oversizePrefix } from './fileFacts'
import { whatWentWrong } from './ingestFile'
import { storeFile, type StoreTools } from './storeFile'

/** The name of the source that people see. Always the same, so that a bad line sent again is kept once. */
const name = 'http'

/**
 * Takes in bodies that producers post. Those of one day share a source: with one for each, a
 * producer that posts event by event would drown all other sources.
 */
export class PostedBodies {
  readonly #tools: StoreTools
  readonly #folder: WorkspaceFolder
  #source: { readonly day: string; readonly id: number } | null = null

  constructor(tools: StoreTools, folder: WorkspaceFolder) {
    this.#tools = tools
    this.#folder = folder
  }

  /** Takes in a body that lies in a file; the counts come when all of it is stored. */
  async take(file: string, signal: AbortSignal): Promise<Result<IngestCounts, RequestError>> {
    const beganAt = performance.now()
    const facts = await lookAtFile(file)
    if (facts === null) throw new Error(`the posted body ${file} is gone`)
    const outcome = await storeFile(this.#tools, {
      source: { id: await this.#sourceOfToday(), offset: 0, line: 0 },
      path: file,
      mediaDir: this.#folder.media,
      oversizePrefix: oversizePrefix(this.#folder.rejected, name, facts.fingerprint),
      tail: 'take',
      signal,
      onStored: () => undefined,
    })
    const trouble = whatWentWrong(outcome, 'The body')
    if (trouble) return fail(trouble)
    return succeed({ ...outcome.counts, seconds: (performance.now() - beganAt) / 1000 })
  }

  /** Counts as done from the start: between two bodies nothing is left to read. */
  async #sourceOfToday(): Promise<number> {
    const { store, now } = this.#tools
    const at = now()
    const day = new Date(at).toISOString().slice(0, 10)
    if (this.#source?.day === day) return this.#source.id
    const fingerprint = `${name} ${new Date(at).toISOString()}`
    const source = { file: name, from: 'command', fingerprint, bytesTotal: 0 } as const
    const { id } = await store.openSource(source, at)
    await store.finishSource(id, 'done', null, null, at)
    this.#source = { day, id }
    return id
  }
}
