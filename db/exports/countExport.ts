import type { RequestError } from '../../shared/contract/errors'
import { chooseItem, scopeOf } from '../../shared/exports/filter'
import { countRows } from '../../shared/exports/rows'
import { fail, succeed, type Result } from '../../shared/result'
import type { ExportSource } from '../store/exportSource'
import type { JobHooks } from '../workerJobs'
import type { CountJob, CountOutcome } from './exportJob'
import { cancelled, noSuchTask } from './failures'
import { scopeFacts } from './scopeFacts'

/** Says how much an export would hold, without writing anything. */
export async function countExport(
  source: ExportSource,
  { selection, since }: CountJob,
  hooks: JobHooks,
): Promise<Result<CountOutcome, RequestError>> {
  const head = source.begin(selection.task)
  if (!head) return fail(noSuchTask(selection.task))
  try {
    const scope = scopeOf(selection, scopeFacts(head))
    let items = 0
    let rows = 0
    let automatic = 0
    for (const page of source.pages(since, null)) {
      for (const item of page.items) {
        const choice = chooseItem(item, scope)
        if (choice.kind === 'left-out') {
          if (choice.why === 'automatic') automatic++
          continue
        }
        const more = countRows(choice.chosen, selection.rows, scope)
        rows += more
        if (more > 0) items++
      }
      hooks.onProgress({ done: rows, total: null, unit: 'rows' })
      await hooks.breathe()
      if (hooks.isCancelled()) return fail(cancelled)
    }
    return succeed({ items, rows, automatic })
  } finally {
    source.end()
  }
}
