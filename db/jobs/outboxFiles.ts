import { open, readdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { WorkspaceFolder } from '../workspace/folder'
import { readOutboxNote } from './outboxNote'
import { syncFolder } from '../workspace/syncFolder'

const namePattern = /^decisions-(\d{4}-\d{2}-\d{2})\.jsonl$/
const pieceBytes = 64 * 1024
const lineEnd = 0x0a

/** Where writing goes on. */
export interface OutboxEnd {
  /** The last cursor written; 0 before the first. */
  readonly cursor: number
  /** The day of the newest file; null while there is none. */
  readonly day: string | null
}

export const outboxFile = (folder: string, day: string): string =>
  path.join(folder, `decisions-${day}.jsonl`)

/**
 * Finds the last decision that is whole, and cuts off what a kill left behind it. Only the newest
 * file can end in the middle, as each is synced before the next one begins.
 */
export async function findOutboxEnd(folder: string): Promise<OutboxEnd> {
  const names = await readdir(folder)
  const days = names.flatMap((name) => namePattern.exec(name)?.[1] ?? []).toSorted()
  const newest = days.at(-1) ?? null
  for (const day of days.toReversed()) {
    const cursor = await mendEnd(outboxFile(folder, day))
    if (cursor !== null) return { cursor, day: newest }
  }
  return { cursor: 0, day: newest }
}

/** The last cursor that stands in the outbox, or is noted beside it. */
export async function lastCursorSeen({ outbox, outboxCursor }: OutboxPlaces): Promise<number> {
  const { cursor } = await findOutboxEnd(outbox)
  return Math.max(cursor, (await readOutboxNote(outboxCursor)).cursor)
}

type OutboxPlaces = Pick<WorkspaceFolder, 'outbox' | 'outboxCursor'>

/** Adds whole lines; they are on disk when this answers. */
export async function appendLines(file: string, lines: string): Promise<void> {
  const handle = await open(file, 'a')
  try {
    const isNew = (await handle.stat()).size === 0
    await handle.writeFile(lines)
    await handle.sync()
    if (isNew) await syncFolder(path.dirname(file))
  } finally {
    await handle.close()
  }
}

/** Cuts a file after its last whole line; answers that line's cursor, null where there is none. */
async function mendEnd(file: string): Promise<number | null> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const { cursor, end } = await findLastLine(handle, size)
    if (end < size) {
      await handle.truncate(end)
      await handle.sync()
    }
    return cursor
  } finally {
    await handle.close()
  }
}

/** Reads backwards, a piece at a time, until there is a whole line. */
async function findLastLine(
  handle: FileHandle,
  size: number,
): Promise<{ cursor: number | null; end: number }> {
  let tail: Buffer = Buffer.alloc(0)
  let from = size
  while (from > 0) {
    const length = Math.min(pieceBytes, from)
    from -= length
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, from)
    tail = Buffer.concat([buffer, tail])
    let end = tail.lastIndexOf(lineEnd)
    while (end !== -1) {
      const before = end === 0 ? -1 : tail.lastIndexOf(lineEnd, end - 1)
      // The line may begin further up.
      if (before === -1 && from > 0) break
      const cursor = readCursor(tail.toString('utf8', before + 1, end))
      if (cursor !== null) return { cursor, end: from + end + 1 }
      end = before
    }
  }
  return { cursor: null, end: 0 }
}

/** Null for what is no decision: power may fail while the disk still holds zeros for a line. */
function readCursor(line: string): number | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('cursor' in value)) return null
    return typeof value.cursor === 'number' ? value.cursor : null
  } catch {
    return null
  }
}
