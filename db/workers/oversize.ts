import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename } from 'node:path'

/** Trouble that is not the source's fault, such as a full disk: worth trying again later. */
export class MachineTrouble extends Error {}

export interface Oversize {
  readonly bytes: number
  readonly file: string
}

const carriageReturn = 13

/**
 * Keeps a line over the limit in a file while it is read, without holding it in memory. The name
 * follows from the source and the line, so that reading it again after a kill replaces the file.
 * Waits for the disk at the end: the line counts as kept once the store says so.
 */
export class OversizeWriter {
  readonly #path: string | null
  readonly #file: number | null
  #bytes = 0
  /** A "\r" at the end of a piece: part of the line end if "\n" is all that follows. */
  #heldReturn = false

  /** Without a path the line is only measured. */
  constructor(path: string | null) {
    this.#path = path
    this.#file = path === null ? null : attempt(() => openSync(path, 'w'))
  }

  /** How much was given so far, line end included where it was. */
  get received(): number {
    return this.#bytes + (this.#heldReturn ? 1 : 0)
  }

  write(piece: Uint8Array): void {
    if (piece.length === 0) return
    if (this.#heldReturn) this.#append(Uint8Array.of(carriageReturn))
    this.#heldReturn = piece.at(-1) === carriageReturn
    this.#append(this.#heldReturn ? piece.subarray(0, -1) : piece)
  }

  /** `cut` says that a "\n" ended the line, so that a "\r" before it is no part of it. */
  end(cut: boolean): Oversize {
    if (this.#heldReturn && !cut) this.#append(Uint8Array.of(carriageReturn))
    this.#heldReturn = false
    const file = this.#file
    if (file !== null)
      attempt(() => {
        fsyncSync(file)
        closeSync(file)
      })
    return { bytes: this.#bytes, file: this.#path === null ? '' : basename(this.#path) }
  }

  discard(): void {
    if (this.#file === null || this.#path === null) return
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }

  #append(piece: Uint8Array): void {
    const file = this.#file
    if (file !== null)
      attempt(() => {
        for (let at = 0; at < piece.length;) at += writeSync(file, piece, at)
      })
    this.#bytes += piece.length
  }
}

function attempt<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MachineTrouble(`A line over the size limit could not be kept: ${why}`, {
      cause: error,
    })
  }
}
