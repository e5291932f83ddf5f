import { existsSync } from 'node:fs'
import path from 'node:path'
import type { RequestError } from '../../../shared/contract/errors'
import { fail, succeed, type Result } from '../../../shared/result'
import type { FoundExport } from '../exportJob'
import { nothingUnfinished, stillRunning } from '../failures'
import { lockName, TargetFolder, workOf, type TakeLock } from '../files/targetFolder'
import { readPieces } from './pieceLog'

/** The exports that lie unfinished in these folders; none for a folder without one. */
export function findUnfinished(
  dirs: readonly string[],
  takeLock: TakeLock,
): readonly FoundExport[] {
  return dirs.flatMap((dir) => {
    const found = readPieces(workOf(dir))
    if (found === null) return []
    const { options, since, person, startedAt } = found.note
    const last = found.pieces.at(-1)
    const lock = takeLock(path.join(workOf(dir), lockName), 0)
    lock?.release()
    const facts = { rows: last?.tally.rows ?? 0, done: last?.done ?? 0, total: last?.total ?? null }
    return [{ dir, options, since, person, startedAt, isRunning: lock === null, ...facts }]
  })
}

/** Takes away what an interrupted export left. */
export function discardUnfinished(dir: string, takeLock: TakeLock): Result<null, RequestError> {
  if (!existsSync(workOf(dir))) return fail(nothingUnfinished(dir))
  const opened = TargetFolder.open(dir, takeLock)
  if (!opened.ok) return opened.error.code === 'busy' ? fail(stillRunning(dir)) : opened
  opened.value.discard()
  return succeed(null)
}
