import type Database from 'better-sqlite3'

interface PairRow {
  readonly human: number
  readonly model: number
  readonly confidence: number
  readonly day: number
}

/** Each item's earliest independent decision beside what the version said of it. */
const pairs = `
  SELECT d.label AS human, p.label AS model, p.confidence, d.decided_at / 86400000 AS day
  FROM predictions p JOIN versions v ON v.id = p.version
  JOIN decisions d ON d.id = (
    SELECT first.id FROM decisions first
    WHERE first.item = p.item AND first.independent = 1
    ORDER BY first.decided_at, first.id LIMIT 1)
  WHERE v.version = ?`

/** The confusion matrix alone: less than a report needs, so the comparison flatters the scan. */
export function countInSql(db: Database.Database, version: string): number {
  return db
    .prepare<[string]>(`SELECT human, model, count(*) AS n FROM (${pairs}) GROUP BY human, model`)
    .all(version).length
}

/** What a script does that reads the rows and counts: matrix, days and confidences. */
export function countInScript(db: Database.Database, version: string): number {
  const cells = new Map<string, number>()
  const days = new Map<number, number>()
  const confidences: number[] = []
  for (const row of db.prepare<[string], PairRow>(pairs).iterate(version)) {
    const cell = `${row.human} ${row.model}`
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
    days.set(row.day, (days.get(row.day) ?? 0) + (row.human === row.model ? 1 : 0))
    confidences.push(row.confidence)
  }
  confidences.sort((a, b) => a - b)
  return cells.size
}
