import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RequestError } from '../../shared/contract/errors'
import type { Manifest } from '../../shared/exports/manifest'
import { fail, succeed, type Result } from '../../shared/result'
import type { ExportHead, ExportMarks, ExportSource } from '../store/exportSource'
import { parseTrusted, trust } from '../trusted'
import type { JobHooks } from '../workerJobs'
import type { ExportJob, ExportOutcome } from './exportJob'
import { ExportWork } from './exportWork'
import { cancelled, interrupted, noSuchTask, otherChoices } from './failures'
import { TornFile } from './files/hashedFile'
import { manifestName, TargetFolder, type TakeLock } from './files/targetFolder'
import { choosePieces, isSameExport, settingsOf, type Kept } from './pieces/keptPieces'
import { logName, PieceLog, readPieces } from './pieces/pieceLog'

/** Everything that one run works with. */
interface Run {
  readonly source: ExportSource
  readonly job: ExportJob
  readonly head: ExportHead
  readonly hooks: JobHooks
  readonly target: TargetFolder
}

/** What is kept of a finished export until it has been recorded. */
interface Whole {
  readonly marks: ExportMarks
  readonly resumed: ExportOutcome['resumed']
}

/**
 * Writes an export: all of it, or nothing that could be taken for one. Memory stays flat, however much there is. Where
 * the folder holds the same export unfinished, it goes on from there.
 */
export async function runExport(
  source: ExportSource,
  job: ExportJob,
  hooks: JobHooks,
  takeLock: TakeLock,
): Promise<Result<ExportOutcome, RequestError>> {
  const head = source.begin(job.options.task)
  if (!head) return fail(noSuchTask(job.options.task))
  try {
    const opened = TargetFolder.open(job.dir, takeLock)
    if (!opened.ok) return opened
    return await runInto({ source, job, head, hooks, target: opened.value })
  } finally {
    source.end()
  }
}

async function runInto(run: Run): Promise<Result<ExportOutcome, RequestError>> {
  const { job, target } = run
  const whole = target.whole
  if (whole !== null) return succeed(await finishAnother(target, trust<Whole>(whole)))
  const found = readPieces(target.work)
  if (found !== null && !isSameExport(found.note.options, job.options)) {
    target.leave()
    return fail(otherChoices(job.dir))
  }
  const settings = settingsOf(job, run.head)
  const { kept, work } = begin(run, choosePieces(run.source, found, settings))
  const { options, since, person, createdAt } = job
  const began = found?.note ?? { person, startedAt: createdAt }
  const note = { options, since, settings, person: began.person, startedAt: began.startedAt }
  const log = new PieceLog(target.work, note, kept.pieces)
  try {
    const stopped = await writePages(run, work, log, kept.pieces.at(-1)?.last ?? null)
    await log.close()
    if (stopped !== null) {
      work.abandon()
      if (stopped === 'leave') target.leave()
      else target.discard()
      return fail(stopped === 'leave' ? interrupted(job.dir) : cancelled)
    }
    return await publish(run, work.finish(), kept)
  } catch (error) {
    await log.close().catch(() => undefined)
    work.abandon()
    const why = systemFailure(error)
    if (why === null) {
      target.discard()
      throw error
    }
    target.leave()
    return fail(interrupted(job.dir, why))
  }
}

/** Opens the files where the kept pieces end; where the files are not as those left them, nothing is kept. */
function begin({ source, job, head, target }: Run, kept: Kept): { kept: Kept; work: ExportWork } {
  const facts = { source, job, head, dir: target.work }
  if (kept.pieces.length > 0)
    try {
      return { kept, work: new ExportWork({ ...facts, kept: kept.pieces }) }
    } catch (error) {
      if (!(error instanceof TornFile) && systemFailure(error) === null) throw error
    }
  target.clear()
  return {
    kept: { pieces: [], foundRows: kept.foundRows },
    work: new ExportWork({ ...facts, kept: [] }),
  }
}

/** Null when all is written; else why it stopped. */
async function writePages(
  { source, job, hooks }: Run,
  work: ExportWork,
  log: PieceLog,
  after: number | null,
): Promise<'cancel' | 'leave' | null> {
  for (const page of source.pages(job.since, after)) {
    for (const item of page.items) work.add(item)
    const { first, last, end } = page
    hooks.onProgress({ done: last - first + 1, total: end - first + 1, unit: 'rows' })
    await hooks.breathe()
    if (hooks.isLeaving()) return 'leave'
    if (hooks.isCancelled()) return 'cancel'
    // The last page may become longer until the export is gone on with, so no piece ends with it.
    if (last === end || !work.isPieceFull(page)) continue
    const { piece, syncs } = work.endPiece(page)
    await log.add(piece, syncs)
  }
  return null
}

async function publish(
  { head, target }: Run,
  manifest: Manifest,
  { pieces, foundRows }: Kept,
): Promise<Result<ExportOutcome, RequestError>> {
  const keptRows = pieces.at(-1)?.tally.rows ?? 0
  const resumed = foundRows === null ? null : { keptRows, lostRows: foundRows - keptRows }
  const { marks } = head
  const whole: Whole = { marks, resumed }
  const published = await target.publish(manifest, whole, [logName])
  if (!published.ok) {
    target.discard()
    return published
  }
  return succeed({ dir: target.dir, manifestFile: published.value, manifest, marks, resumed })
}

/** An export that was ended when all of it was written. */
async function finishAnother(target: TargetFolder, whole: Whole): Promise<ExportOutcome> {
  const manifestFile = await target.finishPublishing()
  const manifest = parseTrusted<Manifest>(readFileSync(path.join(target.dir, manifestName), 'utf8'))
  const { rows } = manifest.counts
  return {
    dir: target.dir,
    manifestFile,
    manifest,
    ...whole,
    resumed: { keptRows: rows, lostRows: 0 },
  }
}

/** What the system said no to, such as a full disk; null for anything else. */
function systemFailure(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error ? error.message : null
}
