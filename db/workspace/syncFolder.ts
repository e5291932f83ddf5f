import { open } from 'node:fs/promises'

/**
 * Makes what was moved into or made in a folder survive a loss of power. Not every system can do
 * that for a folder; those that cannot do it by themselves.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // Windows opens no folders.
  }
}
