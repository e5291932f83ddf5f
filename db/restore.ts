import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { succeed } from '../shared/result'
import type { Restore } from './handlers/restore'
import { lastCursorSeen } from './jobs/outboxFiles'
import { restoreDatabase } from './sqlite/restore'
import { makeFolders } from './workspace/folder'
import { syncFolder } from './workspace/syncFolder'

/** Puts copies back that `backup` made: here, and in openFolder.ts, the adapter is chosen. */
export function createRestorer(now: () => number): Restore {
  return async (folder, { file, account }) => {
    mkdirSync(folder.dir, { recursive: true })
    makeFolders(folder)
    const seen = await lastCursorSeen(folder)
    const restored = await restoreDatabase(folder, path.resolve(file), {
      account,
      now,
      lastCursorSeen: seen,
    })
    if (!restored.ok) return restored
    await syncFolder(folder.dir)
    const { madeAt } = restored.value
    const newerFiles = madeAt === null ? [] : filesSince(folder.done, madeAt)
    return succeed({ dir: folder.dir, ...restored.value, newerFiles })
  }
}

/** Names of what was put there after a moment. */
function filesSince(dir: string, moment: number): readonly string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((name) => statSync(path.join(dir, name)).ctimeMs > moment)
    .toSorted()
}
