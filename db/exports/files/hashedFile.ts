import { createHash } from 'node:crypto'
import {
  closeSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const syncLater = promisify(fsync)

/** Large enough that the system is called rarely. */
const bufferBytes = 1024 * 1024
/** Short texts are joined before they become bytes, as that costs more by the call than by the byte. */
const joinedChars = 64 * 1024
/** No character takes more bytes in UTF-8. */
const mostBytesAChar = 3

export interface WrittenFile {
  /** From the folder of the export on, with `/` between folders. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly rows: number | null
}

/** How far a file was written at some moment, and what was in it up to there. */
export interface FileMark {
  readonly bytes: number
  readonly sha256: string
}

/** A file that is not what was written into it. */
export class TornFile extends Error {}

/** A file written piece by piece, with a checksum of exactly what was written. */
export class HashedFile {
  readonly path: string
  readonly #fd: number
  readonly #hash = createHash('sha256')
  readonly #buffer = Buffer.allocUnsafe(bufferBytes)
  #used = 0
  #text = ''
  #bytes = 0
  #isOpen = true

  /** Goes on from a mark: what was written after it is cut off, and what lies before it must be as it was. */
  constructor(dir: string, relative: string, from: FileMark | null = null) {
    this.path = relative
    const file = path.join(dir, ...relative.split('/'))
    mkdirSync(path.dirname(file), { recursive: true })
    this.#fd = openSync(file, from === null ? 'w' : 'r+')
    if (from !== null) this.#goOnFrom(from)
  }

  get bytes(): number {
    return this.#bytes
  }

  text(text: string): void {
    this.#text += text
    if (this.#text.length >= joinedChars) this.#encode()
  }

  write(bytes: Uint8Array): void {
    this.#empty()
    this.#put(bytes)
  }

  /** Where the file is now. What comes before is on disk once the promise is kept, which nobody has to wait for. */
  mark(syncs: Promise<void>[]): FileMark {
    this.#empty()
    syncs.push(syncLater(this.#fd))
    return { bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') }
  }

  /** On disk once this returns. */
  finish(rows: number | null): WrittenFile {
    this.#empty()
    fsyncSync(this.#fd)
    this.#close()
    return { path: this.path, bytes: this.#bytes, sha256: this.#hash.digest('hex'), rows }
  }

  /** Leaves the file as it is. */
  abandon(): void {
    if (this.#isOpen) this.#close()
  }

  #goOnFrom({ bytes, sha256 }: FileMark): void {
    while (this.#bytes < bytes) {
      const most = Math.min(bufferBytes, bytes - this.#bytes)
      const read = readSync(this.#fd, this.#buffer, 0, most, null)
      if (read === 0) break
      this.#hash.update(this.#buffer.subarray(0, read))
      this.#bytes += read
    }
    if (this.#bytes !== bytes || this.#hash.copy().digest('hex') !== sha256) {
      this.#close()
      throw new TornFile(`${this.path} is not as it was written`)
    }
    ftruncateSync(this.#fd, bytes)
  }

  #close(): void {
    this.#isOpen = false
    closeSync(this.#fd)
  }

  /** Text becomes bytes in a buffer that is used again and again. */
  #encode(): void {
    const text = this.#text
    this.#text = ''
    const most = text.length * mostBytesAChar
    if (this.#used + most > bufferBytes) this.#drain()
    if (most > bufferBytes) this.#put(Buffer.from(text))
    else this.#used += this.#buffer.write(text, this.#used)
  }

  #drain(): void {
    this.#put(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }

  #empty(): void {
    if (this.#text !== '') this.#encode()
    if (this.#used > 0) this.#drain()
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
