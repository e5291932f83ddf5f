import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { openWriter } from '../db/sqlite/open'
import { parseEvent } from '../shared/ingest/parseEvent'
import { eventLines, idKinds, type IdKind } from './harness/events'
import { inPieces } from './harness/filledStore'
import { timed } from './harness/measure'
import { perSecond, type Bench, type Comparison, type Question } from './harness/question'

/** How fast a file of events is taken in, against what a disk and SQLite could do at best. */
export const ingest: Question = {
  name: 'ingest',
  byDefault: true,
  ask: async (bench) => {
    const comparisons: Comparison[] = []
    for (const ids of idKinds) comparisons.push(...(await askFor(ids, bench)))
    return comparisons
  },
}

async function askFor(ids: IdKind, bench: Bench): Promise<readonly Comparison[]> {
  const count = bench.sizes.ingested
  const lines = [...eventLines({ count, ids, seed: 1 })]
  const rows = lines.map(toRow)
  const bytes = Math.round(lines.reduce((sum, line) => sum + line.length, 0) / count)
  const rates = { whole: [] as number[], insert: [] as number[], append: [] as number[] }
  for (let run = 0; run < bench.runs; run++) {
    const dir = bench.makeFolder()
    bench.say(`taking in ${count.toLocaleString('en')} events, ${ids} ids: run ${run + 1}`)
    const file = path.join(dir, 'append.jsonl')
    rates.append.push(rate(count, await timed(() => append(file, lines))))
    const data = await bench.openProcess(path.join(dir, 'workspace'))
    const whole = await timed(() => data.ask('queue.ingestFile', { file, name: 'bench.jsonl' }))
    rates.whole.push(rate(count, whole))
    await data.stop()
    rates.insert.push(rate(count, await timed(() => insert(path.join(dir, 'raw.db'), rows))))
    rmSync(dir, { recursive: true })
  }
  const question = `take in events of ${bytes} bytes, ${ids} ids`
  const ours = perSecond('whole path', rates.whole)
  return [
    { question, ours, peer: perSecond('raw insert', rates.insert) },
    { question, ours, peer: perSecond('append to a file', rates.append) },
  ]
}

const rate = (count: number, ms: number): number => (count / ms) * 1000

const rowsAtOnce = 1000

type Row = readonly [string, string, string, string, string, number, string, number, string, string]

/** All that an event says, each in a column of its own. */
function toRow(line: string): Row {
  const parsed = parseEvent(line)
  if (parsed.kind !== 'event' || parsed.event.type !== 'prediction')
    throw new Error('no prediction')
  const { id, itemId, model, version, value, confidence, scores, createdAt, segment, payload } =
    parsed.event
  const [scored, within] = [scores?.json ?? 'null', JSON.stringify(segment)]
  const said = [String(value), confidence, scored, createdAt, within, payload ?? ''] as const
  return [id, itemId, model, version, ...said]
}

/** One table, no index beside its own, durable every thousand rows. */
function insert(file: string, rows: readonly Row[]): void {
  const db = openWriter(file)
  db.exec(`CREATE TABLE events (key INTEGER PRIMARY KEY, id TEXT, item TEXT, model TEXT,
    version TEXT, value TEXT, confidence REAL, scores TEXT, created_at INTEGER, segment TEXT,
    payload TEXT) STRICT`)
  const add = db.prepare<[...Row]>(
    `INSERT INTO events (id, item, model, version, value, confidence, scores, created_at, segment,
       payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addAll = db.transaction((some: readonly Row[]) => {
    for (const row of some) add.run(...row)
  })
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    addAll(rows.slice(from, from + rowsAtOnce))
  db.close()
}

/** The same bytes, durable every thousand lines. */
function append(file: string, lines: readonly string[]): void {
  const handle = openSync(file, 'w')
  for (const piece of inPieces(lines)) {
    writeSync(handle, piece)
    fsyncSync(handle)
  }
  closeSync(handle)
}
