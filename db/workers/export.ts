import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { fail } from '../../shared/result'
import { countExport } from '../exports/countExport'
import type { Hooks } from '../exports/exportJob'
import type { ExportWork, FromExporter, ToExporter } from '../exports/exportMessages'
import { runExport } from '../exports/runExport'
import { createSqliteExportSource } from '../sqlite/exportSource'
import { openReader } from '../sqlite/open'
import { trust } from '../trusted'
import { unexpectedError } from '../unexpectedError'

// The entry of an exporting worker: it reads on a connection of its own, so that nobody waits for it.
const { database, job } = trust<ExportWork>(workerData)
let isCancelled = false

parentPort?.on('message', (message: ToExporter) => {
  if (message === 'cancel') isCancelled = true
})

const hooks: Hooks = {
  onProgress: (progress) => post({ kind: 'progress', progress }),
  isCancelled: () => isCancelled,
  breathe: () => setImmediate(),
}

async function work(): Promise<void> {
  const db = openReader(database)
  try {
    const source = createSqliteExportSource(db)
    const answer =
      job.kind === 'run'
        ? await runExport(source, job.run, hooks)
        : await countExport(source, job.count, hooks)
    post({ kind: 'answer', answer })
  } catch (error) {
    post({ kind: 'answer', answer: fail(unexpectedError(error, 'exports')) })
  } finally {
    db.close()
    parentPort?.close()
  }
}

function post(message: FromExporter): void {
  parentPort?.postMessage(message)
}

void work()
