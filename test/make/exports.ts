import { readFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { ExportJob } from '../../db/exports/exportJob'
import { runExport } from '../../db/exports/runExport'
import { createSqliteExportSource } from '../../db/sqlite/exports/exportSource'
import type { TakeLock } from '../../db/exports/files/targetFolder'
import { openReader } from '../../db/sqlite/open'
import { OwnerLock } from '../../db/sqlite/ownerLock'
import type { JobHooks } from '../../db/workerJobs'
import { exportOptionsSchema } from '../../shared/schema/export'
import { day, morning } from './events'
import { valueOf, type TestWorkspace } from './workspace'

type Options = Parameters<typeof exportOptionsSchema.parse>[0]

const steady: JobHooks = {
  onProgress: () => undefined,
  isCancelled: () => false,
  isLeaving: () => false,
  breathe: async () => undefined,
}

const takeLock: TakeLock = (file, waitMs) => OwnerLock.take(file, waitMs)

let serial = 0

/** Exports from a test's workspace; options are those of the contract, with `jsonl` and one row an item by default. */
export async function exportFrom(
  workspace: TestWorkspace,
  options: Partial<Record<string, unknown>> = {},
  facts: Partial<ExportJob> & { readonly hooks?: Partial<JobHooks> } = {},
) {
  const db = openReader(workspace.folder.database)
  onTestFinished(() => void db.close())
  const job: ExportJob = {
    options: exportOptionsSchema.parse({
      task: 'animals',
      format: 'jsonl',
      ...options,
    } satisfies Options),
    dir: path.join(workspace.folder.exports, `out-${++serial}`),
    mediaDir: workspace.folder.media,
    appVersion: '0.0.0',
    createdAt: morning + day,
    since: null,
    secret: 'a key',
    person: 'lead-a',
    ...facts,
  }
  const source = createSqliteExportSource(db)
  return { job, answer: await runExport(source, job, { ...steady, ...facts.hooks }, takeLock) }
}

/** The manifest of an export that must go well, with a reader of its files. */
export async function mustExport(...asked: Parameters<typeof exportFrom>) {
  const { answer } = await exportFrom(...asked)
  const outcome = valueOf(answer)
  const text = (file: string) => readFileSync(path.join(outcome.dir, file), 'utf8')
  return {
    ...outcome,
    text,
    lines: (file = 'data.jsonl'): readonly Record<string, unknown>[] =>
      text(file)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  }
}
