import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Large enough that the system is called rarely. */
const pieceChars = 256 * 1024

export interface WrittenFile {
  /** From the folder of the export on, with `/` between folders. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly rows: number | null
}

/** A file written piece by piece, with a checksum of exactly what was written. */
export class HashedFile {
  readonly #path: string
  readonly #fd: number
  readonly #hash = createHash('sha256')
  #waiting: string[] = []
  #chars = 0
  #bytes = 0
  #isOpen = true

  constructor(dir: string, relative: string) {
    this.#path = relative
    const file = path.join(dir, ...relative.split('/'))
    mkdirSync(path.dirname(file), { recursive: true })
    this.#fd = openSync(file, 'wx')
  }

  get bytes(): number {
    return this.#bytes
  }

  text(text: string): void {
    this.#waiting.push(text)
    this.#chars += text.length
    if (this.#chars >= pieceChars) this.#flush()
  }

  write(bytes: Uint8Array): void {
    this.#flush()
    this.#put(bytes)
  }

  /** On disk once this returns. */
  finish(rows: number | null): WrittenFile {
    this.#flush()
    fsyncSync(this.#fd)
    this.#close()
    return { path: this.#path, bytes: this.#bytes, sha256: this.#hash.digest('hex'), rows }
  }

  /** Leaves the file as it is: it will be thrown away. */
  abandon(): void {
    if (this.#isOpen) this.#close()
  }

  #close(): void {
    this.#isOpen = false
    closeSync(this.#fd)
  }

  #flush(): void {
    if (this.#waiting.length === 0) return
    const bytes = Buffer.from(this.#waiting.join(''))
    this.#waiting = []
    this.#chars = 0
    this.#put(bytes)
  }

  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#fd, bytes, at)
    this.#hash.update(bytes)
    this.#bytes += bytes.length
  }
}

/** Writes a small file in one go. */
export function writeWhole(dir: string, relative: string, text: string): WrittenFile {
  const file = new HashedFile(dir, relative)
  file.text(text)
  return file.finish(null)
}
