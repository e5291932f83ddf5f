import type { WorkspaceFolder } from './workspace/folder'
import { OwnerLock } from './sqlite/ownerLock'
import { writeOwnerNote } from './workspace/ownerNote'

/** Others hold the lock for a moment when they look at it. */
const lockWaitMs = 1000

/** How often a process that would own the workspace asks whether its owner is gone. */
const askAgainMs = 2000

export interface OwnershipFacts {
  readonly folder: WorkspaceFolder
  readonly account: string
  readonly now: () => number
}

/**
 * Whether this process watches the inbox and writes the outbox. One that wanted to and found another
 * at it takes over when that one ends, so that no inbox lies unattended while somebody looks at it.
 */
export class Ownership {
  readonly #facts: OwnershipFacts
  #lock: OwnerLock | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(facts: OwnershipFacts) {
    this.#facts = facts
  }

  get isOwner(): boolean {
    return this.#lock !== null
  }

  /** True where some other process owns the workspace. */
  isElsewhere(): boolean {
    return this.#lock === null && OwnerLock.isTaken(this.#facts.folder.lock)
  }

  /** Takes the workspace if nobody has it. */
  take(): boolean {
    return this.#take(lockWaitMs)
  }

  /** Goes on asking, and calls back once when the workspace has become this process's. */
  waitFor(onOwner: () => void): void {
    this.#timer = setInterval(() => {
      if (!this.#take(0)) return
      this.#stopWaiting()
      onOwner()
    }, askAgainMs)
    this.#timer.unref()
  }

  release(): void {
    this.#stopWaiting()
    this.#lock?.release()
    this.#lock = null
  }

  #take(waitMs: number): boolean {
    const { folder, account, now } = this.#facts
    this.#lock = OwnerLock.take(folder.lock, waitMs)
    if (this.#lock) writeOwnerNote(folder.owner, account, now())
    return this.#lock !== null
  }

  #stopWaiting(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
