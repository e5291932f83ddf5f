import { openReader } from '../db/sqlite/open'
import { createSqliteReader } from '../db/sqlite/sqliteReader'
import { eventLines, model, task, version } from './harness/events'
import { openStore } from './harness/filledStore'
import { timed } from './harness/measure'
import { inMs, type Bench, type Comparison, type Question } from './harness/question'
import { countInSql, countInScript } from './scans'

/** How long a report takes, against counting its pairs again from the rows. */
export const report: Question = {
  name: 'report',
  byDefault: true,
  ask: async (bench) => [
    ...(await askFor('confidences of 4 decimals', 4, bench)),
    ...(await askFor('confidences all different', 16, bench)),
  ],
}

const filter = {
  task: task.id,
  model,
  version,
  from: null,
  to: null,
  segment: null,
  stage: null,
  curve: 'whole',
} as const

async function askFor(
  kind: string,
  decimals: number,
  bench: Bench,
): Promise<readonly Comparison[]> {
  const count = bench.sizes.decided
  bench.say(`filling a store with ${count.toLocaleString('en')} decided items, ${kind}`)
  const dir = bench.makeFolder()
  const filled = await openStore(dir)
  await filled.takeIn(eventLines({ count, ids: 'random text', seed: 3, decimals, decided: true }))
  await filled.store.close()

  const db = openReader(filled.folder.database)
  const reader = createSqliteReader(openReader(filled.folder.database))
  const data = await bench.openProcess(dir)
  const ways = {
    report: () => reader.report(filter),
    process: () => data.ask('report.get', filter),
    screen: () => data.ask('report.get', { ...filter, curve: 'thin' }),
    narrowed: () => data.ask('report.get', { ...filter, curve: 'thin', from: '2000-01-01' }),
    sql: () => countInSql(db, version),
    script: () => countInScript(db, version),
  }
  const times = {
    report: [] as number[],
    process: [] as number[],
    screen: [] as number[],
    narrowed: [] as number[],
    sql: [] as number[],
    script: [] as number[],
  }
  for (const way of Object.values(ways)) await way()
  for (let run = 0; run < bench.runs; run++)
    for (const name of ['report', 'sql', 'process', 'screen', 'narrowed', 'script'] as const)
      times[name].push(await timed(ways[name]))
  await data.stop()
  reader.close()
  db.close()

  const question = `report of ${count.toLocaleString('en')} decided, ${kind}`
  const ours = inMs('from the sums', times.report)
  return [
    { question, ours, peer: inMs('SQL over the rows', times.sql) },
    { question, ours, peer: inMs('a script over the rows', times.script) },
    {
      question: `${question}, asked of the data process`,
      ours: inMs('with messages', times.process),
      peer: inMs('SQL over the rows', times.sql),
    },
    {
      question: `${question}, as the screen asks`,
      ours: inMs('with messages, a thin curve', times.screen),
      peer: inMs('SQL over the rows', times.sql),
    },
    {
      question: `${question}, within days`,
      ours: inMs('with messages, from the rows', times.narrowed),
      peer: inMs('SQL over the rows', times.sql),
    },
  ]
}
