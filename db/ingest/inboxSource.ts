import { basename, join } from 'node:path'
import type { SourceState } from '../store/ingestStore'
import { bytesTotal, lookAtFile, oversizePrefix } from './fileFacts'
import type { InboxFile } from './inboxFiles'
import { moveFile } from './moveFile'
import { storeFile, type StoreFileEnd, type StoreTools } from './storeFile'

/** Who writes a file in place may pause this long before it counts as whole. */
const quietMs = 2000

export interface InboxFolders {
  readonly inbox: string
  readonly done: string
  readonly rejected: string
  readonly media: string
}

/** What one look at a file came to. */
export type Taken =
  /** It was put away, or is not there any more. */
  | 'finished'
  /** It is stored as far as it goes, but may still be written to. */
  | 'waiting'
  /** Reading was stopped. */
  | 'stopped'
  /** Nothing is wrong with the file, but the disk is full or the like: worth trying again. */
  | { readonly trouble: string }

/** A file in the inbox on its way into the store; lives until the file is put away. */
export class InboxSource {
  readonly #tools: StoreTools
  readonly #folders: InboxFolders
  readonly #source: SourceState
  readonly #identity: string
  #offset: number
  #line: number
  /** How the file looked when it was last read to its end, and since when it looks so. */
  #readAs: string | null = null
  #looksAs: string
  #looksSince: number
  #isWhole: boolean
  /** Then it is left alone until it is quiet: a gz would be unpacked from its start each time. */
  #hasFailed = false

  private constructor(
    tools: StoreTools,
    folders: InboxFolders,
    source: SourceState,
    file: InboxFile,
  ) {
    this.#tools = tools
    this.#folders = folders
    this.#source = source
    this.#identity = file.facts.identity
    this.#offset = source.offset
    this.#line = source.line
    this.#looksAs = file.facts.fingerprint
    this.#looksSince = tools.now()
    this.#isWhole = source.state === 'read'
  }

  /** Finds where this file was left off, or begins it. */
  static async open(
    tools: StoreTools,
    folders: InboxFolders,
    { name, facts }: InboxFile,
  ): Promise<InboxSource> {
    const { fingerprint, size } = facts
    const total = bytesTotal(name, size)
    const file = { file: name, from: 'inbox', fingerprint, bytesTotal: total } as const
    const source = await tools.store.openSource(file, tools.now())
    return new InboxSource(tools, folders, source, { name, facts, path: join(folders.inbox, name) })
  }

  /** True where this is still the file that was begun, if perhaps a longer one. */
  isOf({ facts }: InboxFile): boolean {
    return facts.identity === this.#identity && facts.size >= this.#smallest
  }

  /** Reads what there is to read; puts the file away when nobody can be writing it any more. */
  async take(file: InboxFile, signal: AbortSignal, onStored: () => void): Promise<Taken> {
    const { fingerprint } = file.facts
    const isQuiet = this.#isQuiet(file)
    if (this.#isWhole && (isQuiet || this.#source.state === 'read')) return this.#putAway(file)
    if (!isQuiet && (this.#readAs === fingerprint || this.#hasFailed)) return 'waiting'
    const outcome = await storeFile(this.#tools, {
      source: { id: this.#source.id, offset: this.#offset, line: this.#line },
      path: file.path,
      mediaDir: this.#folders.media,
      oversizePrefix: oversizePrefix(
        this.#folders.rejected,
        this.#source.file,
        this.#source.fingerprint,
      ),
      tail: isQuiet ? { ifStill: fingerprint } : 'leave',
      signal,
      onStored,
    })
    this.#offset = outcome.offset
    this.#line = outcome.line
    this.#readAs = fingerprint
    return this.#settle(outcome, file, isQuiet)
  }

  /** Closes the books on a file that is gone or became another before it was read to its end. */
  async giveUp(why: string): Promise<void> {
    const { store, now } = this.#tools
    if (this.#isWhole) await store.finishSource(this.#source.id, 'done', null, this.#offset, now())
    else await store.finishSource(this.#source.id, 'unreadable', why, null, now())
  }

  async #settle(outcome: StoreFileEnd, file: InboxFile, isQuiet: boolean): Promise<Taken> {
    if (outcome.kind === 'stopped') return 'stopped'
    const now = await lookAtFile(file.path)
    if (now === null) {
      await this.giveUp(`The file was taken out of the inbox after ${this.#line} lines were read.`)
      return 'finished'
    }
    const isUnchanged = now.fingerprint === file.facts.fingerprint
    if (outcome.kind === 'end') {
      this.#isWhole = isUnchanged && outcome.end.tailBytes === 0
      return this.#isWhole && isQuiet ? this.#putAway(file) : 'waiting'
    }
    const { blame, message } = outcome.failure
    if (blame !== 'file') return { trouble: `${this.#source.file}: ${message}` }
    // What is still being copied in ends in the middle, too.
    this.#hasFailed = true
    if (!isQuiet || !isUnchanged) return 'waiting'
    return this.#reject(file, message)
  }

  async #putAway(file: InboxFile): Promise<Taken> {
    const { store, now } = this.#tools
    const { id } = this.#source
    await store.finishSource(id, 'read', null, this.#offset, now())
    const moved = await moveFile(file.path, this.#folders.done)
    const facts = await lookAtFile(moved)
    // Somebody wrote to it at the very last moment: all of it comes again, as duplicates and the rest.
    if (facts !== null && facts.fingerprint !== file.facts.fingerprint)
      await moveFile(moved, this.#folders.inbox)
    await store.finishSource(id, 'done', null, this.#offset, now())
    return 'finished'
  }

  /** The books first: a kill in between then reads it once more and comes to the same end. */
  async #reject(file: InboxFile, why: string): Promise<Taken> {
    const lines = `${this.#line} lines were read and are stored.`
    await this.giveUp(`${why} ${lines} The file now lies in ${basename(this.#folders.rejected)}/.`)
    await moveFile(file.path, this.#folders.rejected)
    return 'finished'
  }

  get #smallest(): number {
    // Offsets of a gz are those of what it unpacks to.
    return this.#source.file.toLowerCase().endsWith('.gz') ? 0 : this.#offset
  }

  /** By its own time, and by ours where its disk has another clock. */
  #isQuiet({ facts }: InboxFile): boolean {
    const now = this.#tools.now()
    if (facts.fingerprint !== this.#looksAs) {
      this.#looksAs = facts.fingerprint
      this.#looksSince = now
    }
    return now - facts.modifiedAt >= quietMs || now - this.#looksSince >= quietMs
  }
}
