import { constants } from 'node:fs'
import { copyFile, link, lstat, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from '../workspace/syncFolder'

/**
 * Moves a file into a folder under its own name, or a numbered one where that is taken; never over
 * another file. Answers the new path once the move itself would survive a loss of power.
 */
export async function moveFile(from: string, folder: string): Promise<string> {
  const name = basename(from)
  for (let number = 1; ; number += 1) {
    const to = join(folder, number === 1 ? name : numberedName(name, number))
    if (await moveTo(from, to)) {
      await syncFolder(folder)
      await syncFolder(dirname(from))
      return to
    }
  }
}

/** `events.jsonl.gz` → `events-2.jsonl.gz` */
function numberedName(name: string, number: number): string {
  return name.replace(/(\.[^.]*(?:\.gz)?)?$/i, (ending) => `-${number}${ending}`)
}

/** False where another file has the name. A link first, as renaming would replace what is there. */
async function moveTo(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
  } catch (error) {
    const code = codeOf(error)
    // A kill between link and unlink leaves the file under both names.
    if (code === 'EEXIST') return (await isSameFile(from, to)) && unlinked(from)
    if (code === 'ENOENT') throw error
    return moveWithoutLinks(from, to)
  }
  return unlinked(from)
}

/** For disks that know no links, and for a folder that lies on another disk. */
async function moveWithoutLinks(from: string, to: string): Promise<boolean> {
  try {
    await lstat(to)
    return false
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
  }
  await copyFile(from, to, constants.COPYFILE_EXCL)
  return unlinked(from)
}

async function unlinked(path: string): Promise<true> {
  await unlink(path)
  return true
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(one, { bigint: true }), lstat(other, { bigint: true })])
  return a.ino === b.ino && a.dev === b.dev
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : null
