import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Reader } from '../../db/store/reader'
import type { Act } from '../../db/store/reviewStore'
import { openReader } from '../../db/sqlite/open'
import { openSqliteWorkspace } from '../../db/sqlite/openWorkspace'
import { createSqliteReader } from '../../db/sqlite/sqliteReader'
import type { Store } from '../../db/store/store'
import { locateWorkspace, makeFolders, type WorkspaceFolder } from '../../db/workspace/folder'
import type { CheckedEvent } from '../../shared/ingest/parsed'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import { makeBatch, morning } from './events'

export const animals: TaskInput = {
  id: 'animals',
  kind: 'label',
  labels: [{ id: 'cat' }, { id: 'dog' }, { id: 'owl', critical: true }],
}

export interface TestWorkspace {
  readonly folder: WorkspaceFolder
  readonly store: Store
  readonly reader: Reader
  /** Stores events in one go and gives back what became of them. */
  readonly takeIn: (...events: readonly CheckedEvent[]) => ReturnType<Store['applyLines']>
}

/** An empty folder that goes away with the test. */
export function makeFolder(): WorkspaceFolder {
  const dir = mkdtempSync(path.join(tmpdir(), 'understudy-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const folder = locateWorkspace(dir)
  makeFolders(folder)
  return folder
}

/** A fresh workspace with the task `animals`, in a folder of its own. */
export async function makeWorkspace(
  task: Partial<TaskInput> = {},
  timeZone = 'UTC',
): Promise<TestWorkspace> {
  const folder = makeFolder()
  const opened = openSqliteWorkspace(folder, { account: 'tester', timeZone, now: () => morning })
  if (!opened.ok) throw new Error(opened.error.message)
  const store = opened.value
  const reader = createSqliteReader(openReader(folder.database))
  onTestFinished(async () => {
    reader.close()
    await store.close()
  })
  await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...task }))
  const takeIn: TestWorkspace['takeIn'] = async (...events) => {
    const source = await store.openSource(
      { file: 'events.jsonl', from: 'command', fingerprint: randomUUID(), bytesTotal: 0 },
      morning,
    )
    return store.applyLines(source.id, makeBatch(events), 0, Infinity, morning)
  }
  return { folder, store, reader, takeIn }
}

/** One act of one person, new each time unless its request id is given. */
export function makeAct(facts: Partial<Act> = {}): Act {
  return { requestId: randomUUID(), at: morning, person: 'tester', account: 'tester', ...facts }
}

/** The value of an answer that must be one. */
export function valueOf<T>(result: {
  readonly ok: boolean
  readonly value?: T
  readonly error?: unknown
}): T {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.error)}`)
  return result.value as T
}

export const wholeReport = {
  task: 'animals',
  model: 'eyes',
  version: '1',
  from: null,
  to: null,
  segment: null,
  stage: null,
  curve: 'whole',
} as const
