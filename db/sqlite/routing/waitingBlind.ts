import type Database from 'better-sqlite3'
import { isAutomatic } from '../../../shared/gates/stages'
import type { Draw } from '../../../shared/routing/bucket'
import type { Stage } from '../../../shared/schema/deployment'
import { parseTrusted } from '../../trusted'

/** Tells which items wait to be decided blind by the word of a stage at which people decide. */
export class WaitingBlind {
  readonly #find

  constructor(db: Database.Database) {
    this.#find = db.prepare<[number, number], { stage: Stage; draws: string }>(
      `SELECT r.stage, r.draws FROM work w JOIN routes r ON r.item = w.item
       WHERE w.task = ? AND w.lane = 'blind' AND w.item = ?`,
    )
  }

  /** Also true of one that has been looked at since, and was drawn to stay blind. */
  has(task: number, item: number): boolean {
    const route = this.#find.get(task, item)
    if (!route) return false
    if (!isAutomatic(route.stage)) return true
    const draws = parseTrusted<readonly Draw[]>(route.draws)
    return draws.some(({ salt, drawn }) => salt === 'blind' && drawn)
  }
}
