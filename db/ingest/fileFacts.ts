import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What tells one file from another, and whether it is still the one that was looked at. */
export interface FileFacts {
  readonly fingerprint: string
  /** Stays while a file is written to; a new file of the same name has another. */
  readonly identity: string
  readonly size: number
  readonly modifiedAt: number
  readonly isFile: boolean
  readonly isFolder: boolean
}

/** Changes whenever the file is written to. */
export const fingerprintOf = ({ ino, size, mtimeMs }: BigIntStats): string =>
  `${ino}:${size}:${mtimeMs}`

/** Null where there is no such file. A link is followed only where a person named it. */
export async function lookAtFile(path: string): Promise<FileFacts | null> {
  try {
    const facts = await stat(path, { bigint: true })
    return {
      fingerprint: fingerprintOf(facts),
      identity: `${facts.ino}:${facts.birthtimeMs}`,
      size: Number(facts.size),
      modifiedAt: Number(facts.mtimeMs),
      isFile: facts.isFile(),
      isFolder: facts.isDirectory(),
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

export const isPackedName = (name: string): boolean => name.toLowerCase().endsWith('.gz')

/** How many bytes there are to read; 0 where only unpacking will tell. */
export const bytesTotal = (name: string, size: number): number => (isPackedName(name) ? 0 : size)

/**
 * Where lines over the limit go: the same line of the same file has the same name, so reading it
 * again replaces it.
 */
export function oversizePrefix(rejectedDir: string, name: string, fingerprint: string): string {
  const hash = createHash('sha256').update(`${name}\n${fingerprint}`).digest('hex')
  return join(rejectedDir, `oversize-${hash.slice(0, 12)}-line-`)
}
