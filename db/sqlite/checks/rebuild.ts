import type Database from 'better-sqlite3'
import type { Disputes } from '../disputes/disputes'
import { gridPlaceSql } from '../automation/gridPlaces'
import { Scan } from './scan'
import { tallyTables } from '../figures/tallies'
import type { Writer } from '../writer'

/** Rises whenever what counts as evidence is decided in another way. */
const presentRule = '2'

/**
 * Counts all figures anew from the rows they stand for. Needed once after a migration that brings new
 * figures, or where they were counted by an older rule; large workspaces take some seconds for it.
 */
export function rebuildStaleFigures(
  db: Database.Database,
  writer: Writer,
  disputes: Disputes,
): void {
  const fresh = db.prepare("SELECT 1 FROM settings WHERE name = 'figures' AND value = ?")
  if (fresh.get(presentRule)) return
  writer.transaction(() => {
    recountFigures(db, writer, disputes)
    db.prepare(
      `INSERT INTO settings (name, value) VALUES ('figures', ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    ).run(presentRule)
  })
}

/** To be called inside a transaction, after what decides how answers are compared has changed. */
export function recountFigures(db: Database.Database, writer: Writer, disputes: Disputes): void {
  const taskIds = db.prepare<[], { outside_id: string }>('SELECT outside_id FROM tasks').all()
  for (const table of tallyTables) db.exec(`DELETE FROM ${table}`)
  db.exec('DELETE FROM prediction_grid')
  db.exec(`INSERT INTO prediction_grid (version, place, n)
      SELECT version, ${gridPlaceSql}, count(*) FROM predictions GROUP BY 1, 2`)
  const scan = new Scan(db)
  for (const { outside_id } of taskIds) {
    const task = writer.catalogue.task(outside_id)
    if (!task) continue
    for (const item of scan.judgedItems(task.id)) {
      writer.addToFigures(task, item)
      disputes.follow(task, item.id, item)
    }
  }
}
