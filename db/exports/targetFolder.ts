import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../shared/result'
import type { RequestError } from '../../shared/contract/errors'
import { syncFolder } from '../workspace/syncFolder'
import { writeWhole } from './hashedFile'

const manifestName = 'manifest.json'

/** Where a process works until all is written; the name says which, so that those of dead ones can be told. */
const partial = /^\.partial-(\d+)-[0-9a-f-]+$/

/** A folder that becomes an export all at once: until then everything lies in a folder of its own inside. */
export class TargetFolder {
  readonly dir: string
  /** Where the files are written. */
  readonly work: string

  private constructor(dir: string, work: string) {
    this.dir = dir
    this.work = work
  }

  /** Makes the folder; refuses one that holds anything but what a killed export left there, which goes. */
  static open(dir: string): Result<TargetFolder, RequestError> {
    try {
      mkdirSync(dir, { recursive: true })
      for (const name of readdirSync(dir)) clearLeftover(dir, name)
      const work = path.join(dir, `.partial-${process.pid}-${randomUUID()}`)
      const found = othersIn(dir)
      if (found.length > 0) return fail(notEmpty(dir, found))
      mkdirSync(work)
      return succeed(new TargetFolder(dir, work))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return fail({
        code: 'file_unreadable',
        path: 'dir',
        message: `${dir} cannot be written: ${why}. Choose another folder, or change its permissions.`,
      })
    }
  }

  /** Brings everything to its place, the manifest last: where that lies, the export is whole. */
  async publish(manifest: object): Promise<Result<string, RequestError>> {
    const found = othersIn(this.dir)
    if (found.length > 0) return fail(notEmpty(this.dir, found))
    writeWhole(this.work, manifestName, `${JSON.stringify(manifest, null, 2)}\n`)
    for (const name of readdirSync(this.work))
      if (name !== manifestName) renameSync(path.join(this.work, name), path.join(this.dir, name))
    await syncFolder(this.dir)
    const file = path.join(this.dir, manifestName)
    renameSync(path.join(this.work, manifestName), file)
    this.discard()
    await syncFolder(this.dir)
    return succeed(file)
  }

  /** Takes away what was written, and the folder itself where nothing else is in it. */
  discard(): void {
    rmSync(this.work, { recursive: true, force: true })
    if (readdirSync(this.dir).length === 0) rmSync(this.dir, { recursive: true })
  }
}

const othersIn = (dir: string) => readdirSync(dir).filter((name) => !partial.test(name))

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

const manifestFiles = z.object({ files: z.array(z.object({ path: z.string() })) })

/** Removes what an export of a dead process left, also where it died while it put its files in place. */
function clearLeftover(dir: string, name: string): void {
  const pid = Number(partial.exec(name)?.[1] ?? 0)
  if (pid === 0 || pid === process.pid || isAlive(pid)) return
  const work = path.join(dir, name)
  const manifest = path.join(work, manifestName)
  if (existsSync(manifest)) {
    const parsed = manifestFiles.safeParse(parseJson(readFileSync(manifest, 'utf8')))
    for (const { path: file } of parsed.success ? parsed.data.files : []) {
      const [top] = file.split('/')
      if (top && top !== '..') rmSync(path.join(dir, top), { recursive: true, force: true })
    }
  }
  rmSync(work, { recursive: true, force: true })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
