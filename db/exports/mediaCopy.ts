import { createHash } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { isSafeMediaPath } from '../../shared/schema/payload'
import { HashedFile, type WrittenFile } from './hashedFile'

const listName = 'media.sha256'

/** Brings the media files of exported items along, each once, and lists them with their checksums. */
export class MediaCopy {
  readonly #from: string
  readonly #to: string
  readonly #work: string
  #list: HashedFile | null = null
  copied = 0
  missing = 0

  constructor(mediaDir: string, work: string) {
    this.#from = mediaDir
    this.#to = path.join(work, 'media')
    this.#work = work
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
    this.#list ??= new HashedFile(this.#work, listName)
    this.#list.text(
      `${createHash('sha256').update(readFileSync(target)).digest('hex')}  media/${file}\n`,
    )
    this.copied++
  }

  /** The list, in the form that `sha256sum --check` reads; none where nothing was copied. */
  finish(): readonly WrittenFile[] {
    return this.#list ? [this.#list.finish(null)] : []
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
