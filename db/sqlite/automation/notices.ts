import type Database from 'better-sqlite3'
import type { AutomationNotice } from '../../../shared/contract/automation'

interface NoticeRow extends Omit<AutomationNotice, 'mustAcknowledge'> {
  readonly mustAcknowledge: number
}

const columns = `n.id, t.outside_id AS task, n.at, n.kind, n.text,
  n.must_acknowledge AS mustAcknowledge, n.acknowledged_by AS acknowledgedBy`
const order = 'ORDER BY n.must_acknowledge = 1 AND n.acknowledged_by IS NULL DESC, n.id DESC'
const mostOfTask = 20
const mostOfAll = 200

/** Reads what people were told: first what nobody has acknowledged yet, then the latest. */
export class Notices {
  readonly #ofTask
  readonly #all

  constructor(db: Database.Database) {
    const from = `SELECT ${columns} FROM notices n JOIN tasks t ON t.id = n.task`
    this.#ofTask = db.prepare<[number], NoticeRow>(
      `${from} WHERE n.task = ? ${order} LIMIT ${mostOfTask}`,
    )
    this.#all = db.prepare<[], NoticeRow>(`${from} ${order} LIMIT ${mostOfAll}`)
  }

  ofTask(task: number): readonly AutomationNotice[] {
    return this.#ofTask.all(task).map(rowToNotice)
  }

  all(): readonly AutomationNotice[] {
    return this.#all.all().map(rowToNotice)
  }
}

function rowToNotice({ mustAcknowledge, ...row }: NoticeRow): AutomationNotice {
  return { ...row, mustAcknowledge: mustAcknowledge === 1 }
}
