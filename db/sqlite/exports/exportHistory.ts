import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { ExportEntry } from '../../../shared/contract/exports'
import type { ExportMarks } from '../../store/exportSource'
import type { ExportStore } from '../../store/exportStore'
import { parseTrusted } from '../../trusted'
import { mustFind } from '../rows'
import type { Writer } from '../writer'

interface EntryRow extends Omit<ExportEntry, 'options'> {
  readonly options: string
}

/** Remembers what was exported. */
export function createExportHistory(writer: Writer): ExportStore {
  // Prepared when first needed: few starts of the program export anything.
  let prepared: ReturnType<typeof prepareStatements> | null = null
  const statements = () => (prepared ??= prepareStatements(writer.db))

  return {
    async lastExport(task, kind) {
      const row = statements().last.get(task, kind)
      return row
        ? { marks: parseTrusted<ExportMarks>(row.marks), finishedAt: row.finishedAt }
        : null
    },

    async recordExport(act, record) {
      writer.once(act.requestId, act.at, () => {
        statements().add.run({
          ...record,
          options: JSON.stringify(record.options),
          marks: JSON.stringify(record.marks),
          person: act.person,
          startedAt: act.at,
        })
        const { task, dir, items, rows, options } = record
        writer.audit.append({
          at: act.at,
          actor: act.person,
          account: act.account,
          act: 'export',
          detail: { task, dir, items, rows, options },
        })
        return null
      })
    },

    async exports(task, limit) {
      return statements()
        .list.all({ task, limit })
        .map((row) => ({ ...row, options: parseTrusted(row.options) }))
    },

    async exportSecret() {
      return writer.transaction(() => {
        statements().addSecret.run(randomBytes(32).toString('hex'))
        return mustFind(statements().secret.get(), 'secret of exports').value
      })
    },
  }
}

function prepareStatements(db: Database.Database) {
  return {
    last: db.prepare<[string, string], { marks: string; finishedAt: number }>(
      `SELECT e.marks, e.finished_at AS finishedAt FROM exports e
       WHERE e.task = (SELECT id FROM tasks WHERE outside_id = ?) AND e.kind = ?
       ORDER BY e.id DESC LIMIT 1`,
    ),
    add: db.prepare(
      `INSERT INTO exports (task, kind, options, marks, dir, items, rows, bytes, person, started_at,
         finished_at)
       VALUES ((SELECT id FROM tasks WHERE outside_id = @task), @kind, @options, @marks, @dir, @items,
         @rows, @bytes, @person, @startedAt, @finishedAt)`,
    ),
    list: db.prepare<{ task: string | null; limit: number }, EntryRow>(
      `SELECT e.id, t.outside_id AS task, e.options, e.dir, e.items, e.rows, e.bytes, e.person,
              e.started_at AS startedAt, e.finished_at AS finishedAt
       FROM exports e JOIN tasks t ON t.id = e.task
       WHERE @task IS NULL OR t.outside_id = @task ORDER BY e.id DESC LIMIT @limit`,
    ),
    addSecret: db.prepare<[string]>(
      "INSERT OR IGNORE INTO settings (name, value) VALUES ('exports.secret', ?)",
    ),
    secret: db.prepare<[], { value: string }>(
      "SELECT value FROM settings WHERE name = 'exports.secret'",
    ),
  }
}
