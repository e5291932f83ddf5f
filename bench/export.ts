import { createReadStream, createWriteStream, openSync, closeSync, fsyncSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { runExport } from '../db/exports/runExport'
import type { ExportOutcome } from '../db/exports/exportJob'
import { createSqliteExportSource } from '../db/sqlite/exports/exportSource'
import { openReader } from '../db/sqlite/open'
import { OwnerLock } from '../db/sqlite/ownerLock'
import { exportOptionsSchema, type ExportFormat } from '../shared/schema/export'
import { act } from './harness/dataProcess'
import { eventLines, task } from './harness/events'
import { openStore, person } from './harness/filledStore'
import { timed } from './harness/measure'
import { inMb, perSecond, type Bench, type Comparison, type Question } from './harness/question'
import { residentMb } from './harness/resident'

const formats = ['jsonl', 'csv', 'parquet'] as const

/** How fast decided items are written out, against writing the same bytes, and in how much memory. */
export const exporting: Question = {
  name: 'export',
  byDefault: false,
  ask: async (bench) => {
    const count = bench.sizes.exported
    bench.say(`filling a store with ${count.toLocaleString('en')} decided items`)
    const dir = bench.makeFolder()
    const filled = await openStore(dir)
    await filled.takeIn(eventLines({ count, ids: 'random text', seed: 17, decided: true }))
    await filled.store.close()
    const comparisons: Comparison[] = []
    for (const format of formats) {
      bench.say(`exporting as ${format}`)
      comparisons.push(await againstRawBytes(bench, filled.folder.database, format, count))
    }
    comparisons.push(...(await inMemory(bench, dir, count)))
    return comparisons
  },
}

async function againstRawBytes(
  bench: Bench,
  database: string,
  format: ExportFormat,
  count: number,
): Promise<Comparison> {
  const ours: number[] = []
  const raw: number[] = []
  for (let run = 0; run < bench.runs; run++) {
    const folder = bench.makeFolder()
    let outcome: ExportOutcome | null = null
    const ms = await timed(async () => {
      outcome = await exportOnce(database, format, path.join(folder, 'out'))
    })
    ours.push(count / (ms / 1000))
    const copyMs = await timed(() => copyFiles(outcome, folder))
    raw.push(count / (copyMs / 1000))
  }
  return {
    question: `export of ${count.toLocaleString('en')} items as ${format}, rows`,
    ours: perSecond('exported', ours),
    peer: perSecond('the same bytes copied', raw),
  }
}

async function exportOnce(
  database: string,
  format: ExportFormat,
  dir: string,
): Promise<ExportOutcome> {
  const db = openReader(database)
  const job = {
    options: exportOptionsSchema.parse({ task: task.id, format }),
    dir,
    mediaDir: dir,
    appVersion: '0.0.0',
    createdAt: Date.now(),
    since: null,
    secret: '',
    person,
  }
  const hooks = {
    onProgress: () => undefined,
    isCancelled: () => false,
    isLeaving: () => false,
    breathe: async () => undefined,
  }
  const answer = await runExport(createSqliteExportSource(db), job, hooks, (file, waitMs) =>
    OwnerLock.take(file, waitMs),
  )
  db.close()
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

/** Reads and writes what was exported, and waits for the disk as the export does. */
async function copyFiles(outcome: ExportOutcome | null, folder: string): Promise<void> {
  for (const [index, { path: file }] of (outcome?.manifest.files ?? []).entries()) {
    const copy = path.join(folder, `copy-${index}`)
    await pipeline(
      createReadStream(path.join(outcome?.dir ?? '', file), { highWaterMark: 256 * 1024 }),
      createWriteStream(copy),
    )
    const fd = openSync(copy, 'r+')
    fsyncSync(fd)
    closeSync(fd)
  }
}

async function inMemory(bench: Bench, dir: string, count: number): Promise<readonly Comparison[]> {
  const data = await bench.openProcess(dir)
  const atStart = residentMb(data.pid)
  const samples: number[] = []
  const timer = setInterval(() => samples.push(residentMb(data.pid)), 100)
  const options = exportOptionsSchema.parse({ task: task.id, format: 'parquet' })
  const out = path.join(bench.makeFolder(), 'out')
  await data.ask('exports.run', { ...act(), options, dir: out, within: null })
  clearInterval(timer)
  await data.stop()
  const half = samples.length / 2
  const question = `memory while exporting ${count.toLocaleString('en')} items as parquet`
  return [
    {
      question,
      ours: inMb('at its peak', [Math.max(...samples)]),
      peer: inMb('before', [atStart]),
    },
    {
      question,
      ours: inMb('peak of the second half', [Math.max(...samples.slice(half))]),
      peer: inMb('peak of the first half', [Math.max(...samples.slice(0, half))]),
    },
  ]
}
