import type Database from 'better-sqlite3'
import type { Disputes } from '../disputes/disputes'
import { gridPlaceSql } from '../automation/gridPlaces'
import { Scan } from './scan'
import { tallyTables } from '../figures/tallies'
import type { Writer } from '../writer'

/**
 * Counts all figures anew from the rows they stand for. Needed once after a migration that brings new
 * figures; large workspaces take some seconds for it.
 */
export function rebuildStaleFigures(
  db: Database.Database,
  writer: Writer,
  disputes: Disputes,
): void {
  const stale = db.prepare("SELECT 1 FROM settings WHERE name = 'figures' AND value = 'stale'")
  if (!stale.get()) return
  writer.transaction(() => {
    recountFigures(db, writer, disputes)
    db.exec("DELETE FROM settings WHERE name = 'figures'")
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
