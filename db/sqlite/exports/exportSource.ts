import type Database from 'better-sqlite3'
import type { ExportMarks, ExportSource } from '../../store/exportSource'
import { Catalogue, type TaskEntry } from '../catalogue/catalogue'
import { Days } from '../figures/days'
import { prepareExportGuard, type ExportGuard } from './exportGuard'
import { ExportItems } from './exportItems'
import { mustFind } from '../rows'

/** Few enough that their payloads, at a few hundred bytes each, are a matter of a megabyte. */
const itemsAPage = 2000

/** Reads for one export at a time from a connection of its own that cannot write. */
export function createSqliteExportSource(db: Database.Database): ExportSource {
  const catalogue = new Catalogue(db)
  const statements = {
    timeZone: db.prepare<[], { value: string }>(
      "SELECT value FROM settings WHERE name = 'time_zone'",
    ),
    last: db.prepare<[number], { first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM items WHERE task = ?',
    ),
    marks: db.prepare<[], ExportMarks>(
      `SELECT (SELECT coalesce(max(id), 0) FROM decisions) AS decision,
              (SELECT coalesce(max(id), 0) FROM outcomes) AS outcome,
              (SELECT coalesce(max(id), 0) FROM rulings) AS ruling,
              (SELECT coalesce(max(id), 0) FROM corrections) AS correction,
              (SELECT coalesce(max(cursor), 0) FROM final_decisions) AS final`,
    ),
  }
  let guard: ExportGuard | null = null
  let begun: { readonly task: TaskEntry; items: ExportItems | null } | null = null

  const current = () => {
    if (!begun) throw new Error('no export was begun')
    return begun
  }

  return {
    begin(taskId) {
      // One moment for the whole export, however many statements it takes.
      db.exec('BEGIN')
      catalogue.refresh()
      const task = catalogue.task(taskId)
      if (!task) {
        db.exec('COMMIT')
        return null
      }
      begun = { task, items: null }
      const timeZone = mustFind(statements.timeZone.get(), 'time zone').value
      const days = new Days(timeZone)
      return {
        task: task.task,
        taskRevision: task.revision,
        policyRevision: task.state.deployment.revision,
        marks: mustFind(statements.marks.get(), 'marks'),
        timeZone,
        dayOf: (at) => days.dayOf(at),
      }
    },

    *pages(since, from) {
      const own = current()
      const items = new ExportItems(db, own.task, since)
      own.items = items
      const { first, last: end } = mustFind(statements.last.get(own.task.id), 'items')
      if (first === null || end === null) return
      for (let after = from ?? first - 1; after < end; after += itemsAPage) {
        const last = Math.min(after + itemsAPage, end)
        yield { items: items.read({ after, last }), first, last, end }
      }
    },

    guard(range) {
      const { task } = current()
      guard ??= prepareExportGuard(db)
      return guard(task.id, range)
    },

    payload: (item) => current().items?.payload(item) ?? null,

    end() {
      begun = null
      if (db.inTransaction) db.exec('COMMIT')
    },
  }
}
