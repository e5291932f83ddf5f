import { openSqliteWorkspace } from '../../db/sqlite/openWorkspace'
import type { Store } from '../../db/store/store'
import { locateWorkspace, makeFolders, type WorkspaceFolder } from '../../db/workspace/folder'
import { unpackBatch } from '../../db/ingest/unpackBatch'
import { checkLines } from '../../db/workers/checkLines'
import { LineCutter } from '../../db/workers/lineCutter'
import { trustMedia } from '../../db/workers/mediaCheck'
import { OversizeWriter } from '../../db/workers/oversize'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import { act } from './dataProcess'
import { task } from './events'

export const person = 'bench'

export interface FilledStore {
  readonly folder: WorkspaceFolder
  readonly store: Store
  /** Takes in lines as the data process does, but all on this thread. */
  readonly takeIn: (lines: Iterable<string>) => Promise<void>
}

/** A workspace with the task, in this process, for what is to be measured without messages. */
export async function openStore(
  dir: string,
  review: TaskInput['review'] = task.review,
): Promise<FilledStore> {
  const folder = locateWorkspace(dir)
  makeFolders(folder)
  const facts = { account: person, timeZone: 'UTC', now: Date.now }
  const opened = openSqliteWorkspace(folder, facts)
  if (!opened.ok) throw new Error(opened.error.message)
  const store = opened.value
  await store.defineTask(
    { ...act(), person, account: person },
    taskSchema.parse({ ...task, review }),
  )
  const source = await store.openSource(
    { file: 'bench.jsonl', from: 'command', fingerprint: dir, bytesTotal: 0 },
    Date.now(),
  )
  const cutter = new LineCutter(0, 0, () => new OversizeWriter(null))
  return {
    folder,
    store,
    takeIn: async (lines) => {
      for (const piece of inPieces(lines))
        for (const cut of cutter.push(piece)) {
          const batch = unpackBatch(checkLines(cut, trustMedia, 'skip'))
          await store.applyLines(source.id, batch, 0, Infinity, Date.now())
        }
    },
  }
}

const linesAPiece = 1000

/** Lines with their ends, some hundred kilobytes at a time. */
export function* inPieces(lines: Iterable<string>): Generator<Uint8Array> {
  let piece: string[] = []
  for (const line of lines) {
    piece.push(line)
    if (piece.length < linesAPiece) continue
    yield Buffer.from(`${piece.join('\n')}\n`)
    piece = []
  }
  if (piece.length > 0) yield Buffer.from(`${piece.join('\n')}\n`)
}
