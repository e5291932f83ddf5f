import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../shared/result'
import type { RequestError } from '../../../shared/contract/errors'
import { syncFolder } from '../../workspace/syncFolder'
import { writeWhole } from './hashedFile'

export const manifestName = 'manifest.json'
/** Where everything lies until all is written. */
const workName = '.partial'
/** Says that all is written and being put in its place, with what is to be remembered of the export. */
const wholeName = 'whole.json'
export const lockName = 'lock'

/** The lock, and what the system keeps beside it. */
const isOfLock = (name: string): boolean => name === lockName || name.startsWith(`${lockName}-`)

/** Held by who writes an export, and let go of by the system when that process ends, however it ends. */
export interface FolderLock {
  release(): void
}
/** Null where another holds it. */
export type TakeLock = (file: string, waitMs: number) => FolderLock | null

/** Whoever only looks takes the lock for a moment. */
const lockWaitMs = 500

export const workOf = (dir: string): string => path.join(dir, workName)

/** A folder that becomes an export all at once: until then everything lies in a folder of its own inside. */
export class TargetFolder {
  readonly dir: string
  /** Where the files are written. */
  readonly work: string
  readonly #lock: FolderLock

  private constructor(dir: string, lock: FolderLock) {
    this.dir = dir
    this.work = workOf(dir)
    this.#lock = lock
  }

  /** Makes the folder; refuses one that holds anything but an export on its way. */
  static open(dir: string, takeLock: TakeLock): Result<TargetFolder, RequestError> {
    try {
      mkdirSync(dir, { recursive: true })
      const work = workOf(dir)
      const found = othersIn(dir)
      if (found.length > 0 && !existsSync(path.join(work, wholeName)))
        return fail(notEmpty(dir, found))
      mkdirSync(work, { recursive: true })
      const lock = takeLock(path.join(work, lockName), lockWaitMs)
      return lock ? succeed(new TargetFolder(dir, lock)) : fail(beingWritten(dir))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return fail({
        code: 'file_unreadable',
        path: 'dir',
        message: `${dir} cannot be written: ${why}. Choose another folder, or change its permissions.`,
      })
    }
  }

  /** What `publish` was told to remember, where it was ended in the middle; null where it had not begun. */
  get whole(): unknown {
    const file = path.join(this.work, wholeName)
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  }

  /** Takes away what was written so far. */
  clear(): void {
    for (const name of readdirSync(this.work))
      if (!isOfLock(name)) rmSync(path.join(this.work, name), { recursive: true, force: true })
  }

  /** Brings everything to its place, the manifest last: where that lies, the export is whole. */
  async publish(
    manifest: object,
    more: object,
    passing: readonly string[],
  ): Promise<Result<string, RequestError>> {
    const found = othersIn(this.dir)
    if (found.length > 0) return fail(notEmpty(this.dir, found))
    for (const name of passing) rmSync(path.join(this.work, name), { force: true })
    writeWhole(this.work, manifestName, `${JSON.stringify(manifest, null, 2)}\n`)
    writeWhole(this.work, wholeName, JSON.stringify(more))
    await syncFolder(this.work)
    return succeed(await this.finishPublishing())
  }

  /** Moves what is not yet in its place. */
  async finishPublishing(): Promise<string> {
    const file = path.join(this.dir, manifestName)
    const own = [manifestName, wholeName]
    for (const name of readdirSync(this.work))
      if (!own.includes(name) && !isOfLock(name))
        renameSync(path.join(this.work, name), path.join(this.dir, name))
    await syncFolder(this.dir)
    const waiting = path.join(this.work, manifestName)
    if (existsSync(waiting)) renameSync(waiting, file)
    await syncFolder(this.dir)
    this.discard()
    await syncFolder(this.dir)
    return file
  }

  /** Leaves what is there for later. */
  leave(): void {
    this.#lock.release()
  }

  /** Takes away what was written, and the folder itself where nothing else is in it. */
  discard(): void {
    if (existsSync(path.join(this.work, manifestName))) takeBack(this.dir)
    this.#lock.release()
    rmSync(this.work, { recursive: true, force: true })
    if (readdirSync(this.dir).length === 0) rmdirSync(this.dir)
  }
}

const othersIn = (dir: string) => readdirSync(dir).filter((name) => name !== workName)

function notEmpty(dir: string, found: readonly string[]): RequestError {
  const what = existsSync(path.join(dir, manifestName))
    ? 'holds an export already'
    : `is not empty (it holds ${found.slice(0, 3).join(', ')})`
  return {
    code: 'conflict',
    path: 'dir',
    message: `${dir} ${what}. Choose a new or an empty folder.`,
  }
}

const beingWritten = (dir: string): RequestError => ({
  code: 'busy',
  path: 'dir',
  message: `Another export is being written into ${dir}. Wait for it, or choose another folder.`,
})

const manifestFiles = z.object({ files: z.array(z.object({ path: z.string() })) })

/** Removes what had been put in its place already, of an export that was ended before its manifest was. */
function takeBack(dir: string): void {
  const text = readFileSync(path.join(workOf(dir), manifestName), 'utf8')
  const parsed = manifestFiles.safeParse(JSON.parse(text))
  for (const { path: file } of parsed.success ? parsed.data.files : []) {
    const [top] = file.split('/')
    if (top && top !== '..') rmSync(path.join(dir, top), { recursive: true, force: true })
  }
}
