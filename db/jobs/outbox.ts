import { mkdir } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { AutomationStore, FinalDecision } from '../store/automationStore'
import type { WorkspaceFolder } from '../workspace/folder'
import { appendLines, findOutboxEnd, outboxFile, type OutboxEnd } from './outboxFiles'
import { readOutboxNote, writeOutboxNote } from './outboxNote'

/**
 * How long a person's decision stays at home, so that it can be undone before a producer acts on it.
 * People notice a slip within a few items; a minute covers those, and no producer waits long.
 */
export const graceMs = 60_000

/** Few enough that people and events have their turn in between. */
const decisionsAtOnce = 1000

export type OutboxStore = Pick<AutomationStore, 'finalise' | 'finalDecisions' | 'lastCursor'>
export type OutboxFolder = Pick<WorkspaceFolder, 'outbox' | 'outboxCursor'>

/**
 * Writes each final decision once, in the order of cursors, into the file of the day (UTC) on which
 * it is written, which is why files only ever grow at their end. Only the owner of a workspace may.
 */
export class Outbox {
  readonly #store: OutboxStore
  readonly #folder: OutboxFolder
  readonly #now: () => number
  /** Null before the first look at the files, and after a failure: they are then looked at anew. */
  #end: OutboxEnd | null = null
  #cursor = 0

  constructor(store: OutboxStore, folder: OutboxFolder, now: () => number) {
    this.#store = store
    this.#folder = folder
    this.#now = now
  }

  /** The last cursor that is on disk. */
  get cursor(): number {
    return this.#cursor
  }

  /** Lets out what people decided a while ago, and writes all that is final. */
  async write(signal: AbortSignal): Promise<void> {
    const madeBefore = this.#now() - graceMs
    while ((await this.#store.finalise(madeBefore, decisionsAtOnce)) >= decisionsAtOnce) {
      if (signal.aborted) return
      await setImmediate()
    }
    try {
      let end = this.#end ?? (await this.#findEnd())
      while (!signal.aborted) {
        this.#end = end
        this.#cursor = end.cursor
        const decisions = await this.#store.finalDecisions(end.cursor, decisionsAtOnce)
        if (decisions.length === 0) return
        end = await this.#append(decisions, end)
        await setImmediate()
      }
    } catch (error) {
      this.#end = null
      throw error
    }
  }

  async #append(decisions: readonly FinalDecision[], end: OutboxEnd): Promise<OutboxEnd> {
    const day = laterDay(end.day, new Date(this.#now()).toISOString().slice(0, 10))
    const cursor = decisions.at(-1)?.cursor ?? end.cursor
    await mkdir(this.#folder.outbox, { recursive: true })
    await appendLines(outboxFile(this.#folder.outbox, day), decisions.map(toLine).join(''))
    await writeOutboxNote(this.#folder.outboxCursor, { cursor, written: cursor })
    return { cursor, day }
  }

  /**
   * A database put back from a copy knows fewer decisions than were written: those it makes anew have
   * to go out again, although their cursors were there before.
   */
  async #findEnd(): Promise<OutboxEnd> {
    const { outbox, outboxCursor } = this.#folder
    await mkdir(outbox, { recursive: true })
    const { cursor: written, day } = await findOutboxEnd(outbox)
    const noted = await readOutboxNote(outboxCursor)
    const known = noted.written === written ? noted.cursor : Math.max(noted.cursor, written)
    const cursor = Math.min(known, await this.#store.lastCursor())
    if (cursor < known) await writeOutboxNote(outboxCursor, { cursor, written })
    return { cursor, day }
  }
}

/** A clock that was put back must not bring later decisions into an earlier file. */
function laterDay(day: string | null, today: string): string {
  return day !== null && day > today ? day : today
}

/** Exactly the documented names, in their order; `corrects` only where there is one. */
function toLine(decision: FinalDecision): string {
  const { cursor, task, item_id, value, by, decider, model, version } = decision
  const { stage, confidence, decided_at, corrects } = decision
  const names = { cursor, task, item_id, value, by, decider, model, version }
  return `${JSON.stringify({ ...names, stage, confidence, decided_at, corrects })}\n`
}
