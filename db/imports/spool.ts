import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { EventLine } from '../../shared/imports/context'

const pieceChars = 256 * 1024

/** One row may hold what so many people said of an item. */
const mostSlots = 500

/**
 * Event files in which an event stands on the line that has the number of its row, so that a line that is set aside
 * names the row it came from. What else the same row makes goes to the next file; lines in between are blank.
 */
export class Spool {
  readonly #dir: string
  readonly #slots: SlotFile[] = []

  constructor(dir: string) {
    this.#dir = dir
    mkdirSync(dir, { recursive: true })
  }

  get files(): readonly string[] {
    return this.#slots.map((slot) => slot.file)
  }

  /** False where the row holds more events than can be kept apart. */
  add(row: number, events: readonly EventLine[]): boolean {
    if (events.length > mostSlots) return false
    for (const [index, event] of events.entries()) {
      const slot = (this.#slots[index] ??= new SlotFile(path.join(this.#dir, `${index}.jsonl`)))
      slot.put(row, JSON.stringify(event))
    }
    return true
  }

  close(): void {
    for (const slot of this.#slots) slot.close()
  }
}

class SlotFile {
  readonly file: string
  readonly #fd: number
  #line = 0
  #waiting: string[] = []
  #chars = 0

  constructor(file: string) {
    this.file = file
    this.#fd = openSync(file, 'wx')
  }

  put(row: number, text: string): void {
    const line = `${'\n'.repeat(Math.max(0, row - this.#line - 1))}${text}\n`
    this.#line = row
    this.#waiting.push(line)
    this.#chars += line.length
    if (this.#chars >= pieceChars) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#fd)
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting.join(''))
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at)
    this.#waiting = []
    this.#chars = 0
  }
}
