import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { nextItemsSql } from '../../db/sqlite/review/nextItems'
import { makeWorkspace } from '../make/workspace'

const big = ['items', 'predictions', 'payloads', 'decisions', 'work', 'events']

/** The statements on the way of every key and every event, as they stand in the code. */
const hot = [
  'review/take.ts',
  'review/claims.ts',
  'review/reveals.ts',
  'review/decide.ts',
  'review/defer.ts',
  'review/flags.ts',
  'disputes/rulings.ts',
  'disputes/truths.ts',
  'disputes/disputes.ts',
  'disputes/disputeItems.ts',
  'routing/opinions.ts',
  'review/context.ts',
  'catalogue/answers.ts',
  'review/corrections.ts',
  'undo/lastActs.ts',
  'undo/undoneActs.ts',
  'undo/undo.ts',
  'undo/redo.ts',
  'events/storeEvent.ts',
  'routing/lanes.ts',
  'routing/itemFacts.ts',
  'review/progress.ts',
  'review/past/pastEvents.ts',
  'review/past/itemPast.ts',
  'review/past/ownDecisions.ts',
  'disputes/voiceReader.ts',
  'events/rejectedLines.ts',
  'events/knownEvents.ts',
  'routing/routes.ts',
  'routing/finals.ts',
  'routing/audits.ts',
  'routing/router.ts',
]

function statementsOf(file: string): readonly string[] {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../db/sqlite', file), 'utf8')
  const found = [...text.matchAll(/prepare(?:<[^(]*>)?\(\s*(?:`([^`]*)`|'([^']*)')/g)]
  return found
    .map(([, long, short]) => long ?? short ?? '')
    .filter((sql) => sql !== '' && !sql.includes('${'))
}

/** A table from end to end, or all that one task has in it. */
const wholeWalk = /^(?:SCAN|SEARCH(?=.*\(task=\?\)$)) (\w+)/

it('goes through no big table from end to end on any hot path', async () => {
  const { folder } = await makeWorkspace()
  const db = new Database(folder.database)
  let statements = 0
  for (const sql of hot.flatMap(statementsOf)) {
    statements++
    const plan = db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/[?@]\w*/g, 'NULL')}`)
      .all()
    const scanned = plan
      .map((step) => wholeWalk.exec(step.detail)?.[1] ?? '')
      .map((name) => aliased(sql, name))
    const walked = scanned.filter((table) => big.includes(table) && !takesLastFew(sql, table))
    expect({ sql, walked }).toEqual({ sql, walked: [] })
  }
  expect(statements).toBeGreaterThan(40)
  db.close()
})

it.each([
  ['figures/narrowed/judgedRows.ts', 5],
  ['checks/scan.ts', 3],
])('goes through what was judged piece by piece along keys in %s', async (file, expected) => {
  const { folder } = await makeWorkspace()
  const db = new Database(folder.database)
  // Where a task's items begin and end is asked once, and an index alone tells it.
  const statements = statementsOf(file).filter((sql) => !sql.includes('max('))
  const steps = statements.flatMap((sql) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+/g, '1')}`)
      .all()
      .map((step) => step.detail),
  )
  expect(statements).toHaveLength(expected)
  // A sort, a scan, or another index than that of the piece would go through the whole for each of many pieces.
  const along = /^SEARCH \w+( USING .*\((rowid|item)[=>]|$)/
  expect(steps.filter((step) => !along.test(step))).toEqual([])
  db.close()
})

it.each([
  ['inOrder', /SEARCH w USING PRIMARY KEY \(task=\? AND lane=\? AND item>\?\)/],
  ['leastConfident', /SEARCH w USING COVERING INDEX work_least_confident/],
  ['mostValuable', /SEARCH w USING (COVERING )?INDEX work_most_valuable/],
  ['ends', /SEARCH work USING PRIMARY KEY \(task=\? AND lane=\?\)/],
] as const)('finds the next items %s by walking along one index', async (name, index) => {
  const { folder } = await makeWorkspace()
  const db = new Database(folder.database)
  const sql = nextItemsSql[name].replaceAll(/@\w+/g, '1')
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
  const steps = plan.map((step) => step.detail)
  expect(steps.join('; ')).toMatch(index)
  // Sorting would have to look at everything that waits.
  expect(steps.join('; ')).not.toMatch(/TEMP B-TREE/)
  db.close()
})

/** True where the walk ends after so many of the latest rows. */
function takesLastFew(sql: string, table: string): boolean {
  return sql.includes(`FROM ${table} ORDER BY id DESC LIMIT`)
}

/** The table that a name stands for in a statement. */
function aliased(sql: string, name: string): string {
  if (big.includes(name)) return name
  return new RegExp(`(\\w+) ${name}\\b`).exec(sql)?.[1] ?? name
}
