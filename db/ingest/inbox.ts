import { setTimeout } from 'node:timers/promises'
import { watch, type FSWatcher } from 'chokidar'
import { join } from 'node:path'
import { lookAtFile } from './fileFacts'
import { listInbox, type InboxFile } from './inboxFiles'
import { InboxSource, type InboxFolders, type Taken } from './inboxSource'
import type { StoreTools } from './storeFile'

const rescanMs = 2000
/** How soon to look again at a file that may still be written to. */
const waitingMs = 250
const troubleMs = 5000

export interface InboxReports {
  /** Something was stored or put away. */
  onChanged(): void
  /** Nothing is lost, and it is tried again, but somebody should know. */
  onTrouble(message: string): void
}

/** Takes in what producers put into the inbox, one file at a time, oldest first, until stopped. */
export class Inbox {
  readonly #tools: StoreTools
  readonly #folders: InboxFolders
  readonly #reports: InboxReports
  readonly #sources = new Map<string, InboxSource>()
  readonly #stop = new AbortController()
  #pause = new AbortController()
  #watcher: FSWatcher | null = null
  #running: Promise<void> | null = null

  constructor(tools: StoreTools, folders: InboxFolders, reports: InboxReports) {
    this.#tools = tools
    this.#folders = folders
    this.#reports = reports
  }

  start(): void {
    // Told of new files at once where the system can tell; looked for now and then where it cannot.
    this.#watcher = watch(this.#folders.inbox, { depth: 0, ignoreInitial: true })
    this.#watcher.on('all', () => this.#pause.abort())
    this.#watcher.on('error', () => this.#pause.abort())
    this.#running = this.#run()
  }

  /** Ends after the slice at hand; what was begun goes on from there the next time. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.#pause.abort()
    await this.#watcher?.close()
    await this.#running
  }

  async #run(): Promise<void> {
    let isTidy = false
    while (!this.#stop.signal.aborted) {
      this.#pause = new AbortController()
      let pauseMs = rescanMs
      try {
        if (!isTidy) await this.#tidyUp()
        isTidy = true
        pauseMs = await this.#lookThrough()
      } catch (error) {
        this.#reports.onTrouble(error instanceof Error ? error.message : String(error))
        pauseMs = troubleMs
      }
      if (pauseMs > 0 && !this.#stop.signal.aborted) await this.#wait(pauseMs)
    }
  }

  /** Waits, unless something moves in the inbox. */
  async #wait(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: this.#pause.signal }).catch(() => undefined)
  }

  /** Takes each file once; answers how long to wait before the next look. */
  async #lookThrough(): Promise<number> {
    const files = await listInbox(this.#folders.inbox)
    await this.#giveUpMissing(files)
    let pauseMs = files.length === 0 ? rescanMs : waitingMs
    for (const file of files) {
      const taken = await this.#take(file)
      if (taken === 'stopped') return 0
      if (typeof taken === 'object') {
        this.#reports.onTrouble(taken.trouble)
        pauseMs = troubleMs
      } else if (taken === 'finished') this.#reports.onChanged()
    }
    return pauseMs
  }

  /** One file in trouble must not keep the others waiting. */
  async #take(file: InboxFile): Promise<Taken> {
    try {
      const source = await this.#sourceOf(file)
      const taken = await source.take(file, this.#stop.signal, () => this.#reports.onChanged())
      if (taken === 'finished') this.#sources.delete(file.name)
      return taken
    } catch (error) {
      // How far it came is asked of the store again.
      this.#sources.delete(file.name)
      return { trouble: `${file.name}: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  async #sourceOf(file: InboxFile): Promise<InboxSource> {
    const begun = this.#sources.get(file.name)
    if (begun?.isOf(file) === true) return begun
    await begun?.giveUp(
      'Another file of the same name took its place before it was read to its end.',
    )
    const source = await InboxSource.open(this.#tools, this.#folders, file)
    this.#sources.set(file.name, source)
    return source
  }

  async #giveUpMissing(files: readonly InboxFile[]): Promise<void> {
    const names = new Set(files.map(({ name }) => name))
    for (const [name, source] of this.#sources)
      if (!names.has(name)) {
        await source.giveUp(takenOut)
        this.#sources.delete(name)
      }
  }

  /** Closes the books on files that a kill left open and that are gone, or are others by now. */
  async #tidyUp(): Promise<void> {
    const { store, now } = this.#tools
    for (const source of await store.unfinishedSources()) {
      const facts = await lookAtFile(join(this.#folders.inbox, source.file))
      if (facts?.fingerprint === source.fingerprint) continue
      if (source.state === 'read') await store.finishSource(source.id, 'done', null, null, now())
      else {
        const why = facts === null ? takenOut : changed
        await store.finishSource(source.id, 'unreadable', why, null, now())
      }
      this.#reports.onChanged()
    }
  }
}

const takenOut = 'The file was taken out of the inbox before it was read to its end.'
const changed =
  'The file was changed before it was read to its end. It is read anew from its start.'
