import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const ownerSchema = z.object({ pid: z.number(), account: z.string(), since: z.string() })

/** Says in the workspace which process watches its inbox; the lock itself is elsewhere. */
export function writeOwnerNote(file: string, account: string, at: number): void {
  const note = { pid: process.pid, account, since: new Date(at).toISOString() }
  writeFileSync(file, `${JSON.stringify(note)}\n`)
}

/** In words, for a person who finds the inbox taken. */
export function readOwnerNote(file: string): string {
  try {
    const note = ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return `process ${note.pid} of ${note.account}, since ${note.since}`
  } catch {
    return 'another process'
  }
}
