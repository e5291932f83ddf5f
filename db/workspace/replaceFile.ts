import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from './syncFolder'

/**
 * Writes a small file so that whoever reads it, and whatever happens, finds the old text or the new
 * one, never a part of either.
 */
export async function replaceFile(file: string, text: string, mode = 0o644): Promise<void> {
  const folder = path.dirname(file)
  const draft = path.join(folder, `.${path.basename(file)}-${randomUUID()}.draft`)
  try {
    const handle = await open(draft, 'wx', mode)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
}
