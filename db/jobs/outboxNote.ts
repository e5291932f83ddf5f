import { rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { readIfThere } from '../workspace/readIfThere'

const noteSchema = z.object({ cursor: z.number(), written: z.number() })

/**
 * How far the outbox was written, kept beside it: whoever reads the outbox may take its files away.
 * `written` is the last cursor in the files at that time; where it still is, `cursor` holds.
 */
export type OutboxNote = z.infer<typeof noteSchema>

/** What was noted last; a note that is damaged or gone says nothing, and the files count alone. */
export async function readOutboxNote(file: string): Promise<OutboxNote> {
  try {
    return noteSchema.parse(JSON.parse((await readIfThere(file)) ?? ''))
  } catch {
    return { cursor: 0, written: 0 }
  }
}

/** Not synced, as the files are, and they count where they say more. */
export async function writeOutboxNote(file: string, note: OutboxNote): Promise<void> {
  await writeFile(`${file}.draft`, `${JSON.stringify(note)}\n`)
  await rename(`${file}.draft`, file)
}
