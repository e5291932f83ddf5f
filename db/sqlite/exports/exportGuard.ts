import type Database from 'better-sqlite3'
import type { ItemRange } from '../../store/exportSource'

export type ExportGuard = (task: number, range: ItemRange) => string

/**
 * Sums over everything that an export reads of a range of items. Most of it is only ever added to, so how many entries
 * there are and the sum of their numbers tell whether it is still the same; what can be replaced is summed up with a
 * weight that depends on the item, so that no two changes cancel each other out. Items come first in each join, so
 * that no statistics lead to another way.
 */
export function prepareExportGuard(db: Database.Database): ExportGuard {
  const weight = '(i.id % 8191 + 1)'
  const of = (sums: string, from = '') =>
    db
      .prepare<ItemRange & { readonly task: number }, unknown[]>(
        `SELECT ${sums} FROM items i ${from}
         WHERE i.id > @after AND i.id <= @last AND +i.task = @task`,
      )
      .raw()
  const entries = (table: string, sums: string, also = '') =>
    of(`count(*), ${sums}`, `CROSS JOIN ${table} x ON x.item = i.id ${also}`)
  const statements = [
    of(
      'count(*), sum(id), CAST(sum(arrived_at) AS TEXT), count(arrived_at), count(segments), sum(has_payload)',
    ),
    entries('predictions', `sum(x.version * ${weight})`),
    entries('decisions', 'sum(x.id)'),
    entries(
      'decisions',
      'sum(u.decision), sum(u.revealed)',
      'CROSS JOIN decision_undos u ON u.decision = x.id',
    ),
    entries('corrections', 'sum(x.id)'),
    entries(
      'automatic_decisions',
      `sum(x.version * ${weight}), CAST(sum(x.decided_at) AS TEXT), sum(x.label)`,
    ),
    // Whether an automatic decision is new goes by the line that told of it.
    entries(
      'automatic_decisions',
      'sum(f.cursor)',
      'CROSS JOIN final_decisions f ON f.item = x.item AND f.corrects IS NULL',
    ),
    entries('outcomes', 'sum(x.id)'),
    entries('rulings', 'sum(x.id)'),
    entries('rulings', 'sum(u.ruling)', 'CROSS JOIN ruling_undos u ON u.ruling = x.id'),
    entries('truths', `sum(x.label * ${weight}), sum(length(x.source) * ${weight})`),
    entries(
      'routes',
      `sum(x.revision * ${weight}), sum(x.reason * ${weight}), sum(coalesce(x.version, 0) * ${weight})`,
    ),
  ]
  return (task, { after, last }) =>
    JSON.stringify(statements.map((statement) => statement.get({ task, after, last })))
}
