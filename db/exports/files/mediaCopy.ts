import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { isSafeMediaPath } from '../../../shared/schema/payload'
import { HashedFile, type FileMark, type WrittenFile } from './hashedFile'

const listName = 'media.sha256'

/** How far the media were brought along at the end of a piece. */
export interface MediaState {
  readonly list: FileMark | null
  readonly copied: number
  readonly missing: number
}

/** Brings the media files of exported items along, each once, and lists them with their checksums. */
export class MediaCopy {
  readonly #from: string
  readonly #to: string
  readonly #work: string
  #list: HashedFile | null = null
  copied = 0
  missing = 0

  constructor(mediaDir: string, work: string, state: MediaState | null = null) {
    this.#from = mediaDir
    this.#to = path.join(work, 'media')
    this.#work = work
    if (state !== null) this.#goOnFrom(state)
  }

  add(file: string): void {
    const target = path.join(this.#to, ...file.split('/'))
    if (existsSync(target)) return
    const source = this.#find(file)
    if (source === null) {
      this.missing++
      return
    }
    mkdirSync(path.dirname(target), { recursive: true })
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
    syncFile(target)
    this.#list ??= new HashedFile(this.#work, listName)
    this.#list.text(
      `${createHash('sha256').update(readFileSync(target)).digest('hex')}  media/${file}\n`,
    )
    this.copied++
  }

  endPiece(syncs: Promise<void>[]): MediaState {
    const { copied, missing } = this
    return { list: this.#list?.mark(syncs) ?? null, copied, missing }
  }

  /** The list, in the form that `sha256sum --check` reads; none where nothing was copied. */
  finish(): readonly WrittenFile[] {
    return this.#list ? [this.#list.finish(null)] : []
  }

  abandon(): void {
    this.#list?.abandon()
  }

  /** A file that is not on the list up to the mark may be half a copy: it goes, and comes again. */
  #goOnFrom({ list, copied, missing }: MediaState): void {
    this.copied = copied
    this.missing = missing
    if (list !== null) this.#list = new HashedFile(this.#work, listName, list)
    if (!existsSync(this.#to)) return
    const lines =
      list === null ? [] : readFileSync(path.join(this.#work, listName), 'utf8').split('\n')
    const listed = new Set(lines.map((line) => line.replace(/^\S+ {2}media\//, '')))
    for (const entry of readdirSync(this.#to, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name)
      const name = path.relative(this.#to, file).split(path.sep).join('/')
      if (entry.isFile() && !listed.has(name)) rmSync(file)
    }
  }

  /** Null where there is no such file, or where a link leads out of the media folder. */
  #find(file: string): string | null {
    if (!isSafeMediaPath(file)) return null
    try {
      const folder = realpathSync(this.#from)
      const source = realpathSync(path.join(folder, ...file.split('/')))
      return source.startsWith(folder + path.sep) ? source : null
    } catch {
      return null
    }
  }
}

function syncFile(file: string): void {
  try {
    const fd = openSync(file, 'r+')
    fsyncSync(fd)
    closeSync(fd)
  } catch {
    // A copy of what may only be read is not to be opened for writing; the system writes it in its own time.
  }
}
