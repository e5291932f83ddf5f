import type Database from 'better-sqlite3'
import { rulesOf, type Catalogue, type TaskEntry } from '../catalogue/catalogue'
import type { Days } from '../figures/days'
import { gridPlaceSql } from '../automation/gridPlaces'
import { DisputeRule } from '../disputes/disputes'
import { Scan } from './scan'
import { Tallies, tallyTables } from '../figures/tallies'
import { tallyColumns } from '../figures/tallyWriter'
import { wrongTruthsSql } from '../disputes/truths'
import type { Finding } from './verify'

/** Sums of real numbers that took different ways may differ in the last digits. */
const tolerance = 1e-6

/** Counts everything again from the rows themselves and compares with the sums that were kept. */
export class Recount {
  readonly #db: Database.Database
  readonly #catalogue: Catalogue
  readonly #tasks: readonly TaskEntry[]
  readonly #days: Days

  constructor(
    db: Database.Database,
    catalogue: Catalogue,
    tasks: readonly TaskEntry[],
    days: Days,
  ) {
    this.#db = db
    this.#catalogue = catalogue
    this.#tasks = tasks
    this.#days = days
  }

  checkFigures(): Finding {
    const tallies = new Tallies(this.#days, rulesOf(this.#catalogue))
    const scan = new Scan(this.#db)
    let items = 0
    for (const task of this.#tasks)
      for (const item of scan.judgedItems(task.id)) {
        items++
        tallies.addItem(item, task.answers, 1)
      }
    const expected = new Map(tallies.rows().map((row) => [rowName(row.table, row.key), row.add]))
    const problems: string[] = []
    const found = new Set<string>()
    for (const table of tallyTables) {
      const { key, sums } = tallyColumns[table]
      const columns = [...key, ...sums].join(', ')
      const rows = this.#db.prepare<[], number[]>(`SELECT ${columns} FROM ${table}`).raw()
      for (const row of rows.iterate()) {
        const name = rowName(table, row.slice(0, key.length))
        found.add(name)
        const kept = row.slice(key.length)
        const counted = expected.get(name)
        if (!isSame(kept, counted))
          problems.push(`${name}: kept ${show(kept)}, counted ${show(counted)}`)
      }
    }
    for (const [name, counted] of expected)
      if (!found.has(name)) problems.push(`${name}: kept 0, counted ${show(counted)}`)
    return toFinding(problems, `${expected.size} sums over ${items} judged items are right`)
  }

  checkCounters(): Finding {
    const problems: string[] = []
    for (const { name, kept, counted } of counterPairs) {
      const has = new Map(this.#sums(kept))
      for (const [key, n] of this.#sums(counted)) {
        if ((has.get(key) ?? 0) !== n)
          problems.push(`${name} ${key}: kept ${has.get(key) ?? 0}, counted ${n}`)
        has.delete(key)
      }
      for (const [key, n] of has) if (n !== 0) problems.push(`${name} ${key}: kept ${n}, counted 0`)
    }
    return toFinding(problems, 'all counters are right')
  }

  /** Whatever waits for people must be showable, and nothing may wait twice. */
  checkLanes(): Finding {
    const rows = this.#db
      .prepare<[], { n: number; items: number; blank: number }>(
        `SELECT count(*) AS n, count(DISTINCT w.item) AS items,
                coalesce(sum(i.has_payload = 0 OR i.arrived_at IS NULL OR i.task <> w.task), 0) AS blank
         FROM work w JOIN items i ON i.id = w.item`,
      )
      .get()
    const problems: string[] = []
    if (rows && rows.n !== rows.items) problems.push(`${rows.n - rows.items} items wait twice`)
    if (rows && rows.blank > 0) problems.push(`${rows.blank} items wait that cannot be shown`)
    return toFinding(problems, `${rows?.n ?? 0} items wait, each once`)
  }

  checkTruths(): Finding {
    const rows = this.#db.prepare<[], { item: number }>(`${wrongTruthsSql} LIMIT 7`).all()
    const problems = rows.map(
      ({ item }) => `item ${item}: another truth follows from what was said`,
    )
    return toFinding(problems, 'every ground truth is the latest outcome, else the latest ruling')
  }

  /** What differs waits for a reviewer, and nothing else does. */
  checkDisputes(): Finding {
    const rule = new DisputeRule(this.#db)
    const waits = this.#db.prepare<[number, number]>(
      "SELECT 1 FROM work WHERE task = ? AND lane = 'disagreements' AND item = ?",
    )
    const scan = new Scan(this.#db)
    const problems: string[] = []
    for (const task of this.#tasks)
      for (const item of scan.judgedItems(task.id)) {
        const isDisputed = rule.isDisputed(task, item.id, item)
        if (isDisputed !== (waits.get(task.id, item.id) !== undefined))
          problems.push(`item ${item.id} ${isDisputed ? 'is disputed and does not wait' : 'waits'}`)
      }
    return toFinding(problems, 'what people or model disagree on waits for a reviewer')
  }

  #sums(sql: string): readonly (readonly [string, number])[] {
    return this.#db
      .prepare<[], { key: string; n: number }>(sql)
      .all()
      .map(({ key, n }) => [key, n])
  }
}

const standing = `decisions d JOIN items i ON i.id = d.item
  LEFT JOIN decision_undos u ON u.decision = d.id`
const evidence = 'd.independent = 1 AND (u.decision IS NULL OR u.revealed = 1)'

const counterPairs: readonly { name: string; kept: string; counted: string }[] = [
  {
    name: 'counts of task',
    kept: "SELECT task || ' ' || what AS key, n FROM task_counts",
    counted: `
      SELECT task || ' items' AS key, count(*) AS n FROM items
      WHERE arrived_at IS NOT NULL GROUP BY task
      UNION ALL SELECT task || ' without_payload', count(*) FROM items
      WHERE arrived_at IS NOT NULL AND has_payload = 0 GROUP BY task
      UNION ALL SELECT i.task || ' predictions', count(*)
      FROM predictions p JOIN items i ON i.id = p.item GROUP BY i.task
      UNION ALL SELECT i.task || ' decisions', count(*) FROM ${standing}
      WHERE u.decision IS NULL GROUP BY i.task
      UNION ALL SELECT i.task || ' independent', count(*) FROM ${standing}
      WHERE ${evidence} GROUP BY i.task
      UNION ALL SELECT i.task || ' unmatched', count(*) FROM ${standing}
      WHERE ${evidence} AND i.arrived_at IS NULL GROUP BY i.task
      UNION ALL SELECT i.task || ' outcomes', count(*)
      FROM outcomes o JOIN items i ON i.id = o.item GROUP BY i.task`,
  },
  {
    name: 'predictions of version',
    kept: 'SELECT version AS key, n FROM version_counts',
    counted: 'SELECT version AS key, count(*) AS n FROM predictions GROUP BY version',
  },
  {
    name: 'predictions on the grid of thresholds',
    kept: "SELECT version || ' ' || place AS key, n FROM prediction_grid",
    counted: `SELECT version || ' ' || (${gridPlaceSql}) AS key, count(*) AS n FROM predictions
              GROUP BY version, ${gridPlaceSql}`,
  },
  {
    name: 'automatic decisions',
    kept: "SELECT task || ' ' || revision AS key, n FROM automatic_counts",
    counted: `SELECT i.task || ' ' || a.revision AS key, count(*) AS n
              FROM automatic_decisions a JOIN items i ON i.id = a.item GROUP BY i.task, a.revision`,
  },
  {
    name: 'waiting in lane',
    kept: "SELECT task || ' ' || lane AS key, n FROM lane_counts",
    counted: `SELECT task || ' ' || lane AS key, count(*) AS n FROM work GROUP BY task, lane
              UNION ALL SELECT task || ' flagged', count(*) FROM flagged GROUP BY task`,
  },
  {
    name: 'decisions of person',
    kept: "SELECT task || ' ' || decider || ' ' || duration_ms AS key, n FROM decider_counts",
    counted: `
      SELECT i.task || ' ' || d.decider || ' ' || coalesce(d.duration_ms, -1.0) AS key, count(*) AS n
      FROM ${standing} WHERE ${evidence} GROUP BY i.task, d.decider, coalesce(d.duration_ms, -1.0)`,
  },
  {
    name: 'set aside as',
    kept: 'SELECT reason AS key, n FROM rejected_counts',
    counted: `SELECT reason AS key, count(*) AS n FROM rejected
              WHERE resolved_at IS NULL GROUP BY reason`,
  },
]

function show(sums: readonly number[] = [0]): string {
  return sums.join(' and ')
}

function rowName(table: string, key: readonly number[]): string {
  return `${table} ${key.join(' ')}`
}

function isSame(kept: readonly number[], counted: readonly number[] | undefined): boolean {
  return kept.every((n, index) => Math.abs(n - (counted?.[index] ?? 0)) <= tolerance)
}

function toFinding(problems: readonly string[], fine: string): Finding {
  const more = problems.length > 5 ? ` and ${problems.length - 5} more` : ''
  return {
    ok: problems.length === 0,
    detail: problems.length === 0 ? fine : `${problems.slice(0, 5).join('; ')}${more}`,
  }
}
