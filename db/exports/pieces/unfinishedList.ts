import { mkdir, readFile, readdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { replaceFile } from '../../workspace/replaceFile'
import { hashText } from '../files/hashText'

/** Notes in the workspace's folder of exports where exports are being written, which may be anywhere. */
const listName = '.unfinished'
const noteSchema = z.object({ dir: z.string(), requestId: z.string() })
type Note = z.infer<typeof noteSchema>

/** The name under which a page may speak of the export in a folder. */
export const unfinishedId = (dir: string): string => hashText(dir).slice(0, 16)

const noteOf = (exportsDir: string, dir: string): string =>
  path.join(exportsDir, listName, `${unfinishedId(dir)}.json`)

/** To be called before an export begins. */
export async function noteUnfinished(exportsDir: string, note: Note): Promise<void> {
  await mkdir(path.join(exportsDir, listName), { recursive: true })
  await replaceFile(noteOf(exportsDir, note.dir), JSON.stringify(note))
}

export async function forgetUnfinished(exportsDir: string, dir: string): Promise<void> {
  await rm(noteOf(exportsDir, dir), { force: true })
  // The folder goes with its last note; that it holds another is no failure.
  await rmdir(path.join(exportsDir, listName)).catch(() => undefined)
}

/** The exports that were begun and not heard of again: their folders, and by which request. */
export async function listUnfinished(exportsDir: string): Promise<readonly Note[]> {
  const folder = path.join(exportsDir, listName)
  const names = await readdir(folder).catch(() => [])
  const notes: Note[] = []
  for (const name of names.filter((one) => one.endsWith('.json')).toSorted())
    try {
      notes.push(noteSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8'))))
    } catch {
      // Gone since, or no note of ours.
    }
  return notes
}
