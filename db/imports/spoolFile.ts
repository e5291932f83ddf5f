import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { RequestError } from '../../shared/contract/errors'
import type { ImportProblem } from '../../shared/contract/imports'
import type { ImportContext } from '../../shared/imports/context'
import { mappingOf } from '../../shared/imports/mapRow'
import { fail, succeed, type Result } from '../../shared/result'
import type { JobHooks } from '../workerJobs'
import type { ImportJob, Spooled } from './importJob'
import { openRows } from './readers/openRows'
import { Spool } from './spool'
import { unreadableFile } from './unreadable'

/** More would only say the same. */
const mostProblems = 100
const rowsAtOnce = 500

/** Turns a file of another tool into event files. */
export async function spoolFile(
  job: ImportJob,
  hooks: JobHooks,
): Promise<Result<Spooled, RequestError>> {
  const unreadable = unreadableFile(job.file)
  if (unreadable) return fail(unreadable)
  const context: ImportContext = {
    ...job.context,
    at: new Date(Math.floor(statSync(job.file).mtimeMs)).toISOString(),
    sha256: (text) => hash('sha256', text, 'hex'),
  }
  const mapRow = mappingOf(job.format)
  const spool = new Spool(job.spoolDir)
  const problems: ImportProblem[] = []
  let rows = 0
  let skipped = 0

  function skip(row: number, message: string): void {
    skipped++
    if (problems.length < mostProblems) problems.push({ row, message })
  }

  try {
    for await (const entry of openRows(job.format, job.file)) {
      rows++
      if ('problem' in entry) skip(entry.row, entry.problem)
      else {
        const mapped = mapRow(entry.value, context)
        if (!mapped.ok) skip(entry.row, mapped.error)
        else if (!spool.add(entry.row, mapped.value)) skip(entry.row, 'it holds too many answers')
      }
      if (rows % rowsAtOnce !== 0) continue
      hooks.onProgress({ done: rows, total: null, unit: 'rows' })
      await hooks.breathe()
      if (hooks.isCancelled()) return fail({ code: 'cancelled', message: 'Cancelled.' })
    }
  } catch (error) {
    // Nothing was stored yet: a file that turns out to be none of this format leaves nothing.
    const why = error instanceof Error ? error.message : String(error)
    const message = `${job.file} cannot be read as ${job.format}: ${why}`
    return fail({ code: 'file_unreadable', message })
  } finally {
    spool.close()
  }
  return succeed({ files: spool.files, rows, skipped, problems })
}
