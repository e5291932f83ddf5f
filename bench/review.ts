import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { openWriter } from '../db/sqlite/open'
import { quantile } from './harness/measure'
import { inMs, type Bench, type Comparison, type Question } from './harness/question'
import type { ActTimes, WaitingStore } from './harness/waitingStore'

/** How long a person waits for the next items and for a decision to be safe, however many wait. */
export const review: Question = {
  name: 'review',
  byDefault: true,
  ask: async (bench) => {
    const { fewWaiting, manyWaiting } = bench.sizes
    const few = await bench.waitingStore(fewWaiting)
    const many = await bench.waitingStore(manyWaiting)
    const bare = openBareInsert(bench)
    await few.review(50, bare.insert)
    await many.review(50, bare.insert)
    const runs: Run[] = []
    for (let run = 0; run < bench.runs; run++) {
      bench.say(`taking and deciding: run ${run + 1}`)
      bare.clear()
      const times = {
        few: await few.review(rounds, bare.insert),
        many: await many.review(rounds, bare.insert),
      }
      const orders = {
        few: await takeInOrders(few, await bench.waitingStore(fewWaiting, 'assisted')),
        many: await takeInOrders(many, await bench.waitingStore(manyWaiting, 'assisted')),
      }
      runs.push({ ...times, orders, bare: [...bare.times] })
    }
    bare.close()

    return [0.5, 0.99].flatMap((share) => compare(runs, share, bench))
  },
}

const rounds = 250

/** Beside the oldest first, which is measured while items are really decided. */
const otherOrders = ['least-confident', 'most-valuable', 'random'] as const
type OrderTimes = Readonly<Record<(typeof otherOrders)[number], readonly number[]>>

async function takeInOrders(store: WaitingStore, assisted: WaitingStore): Promise<OrderTimes> {
  return {
    'least-confident': await assisted.takeInOrder('least-confident', rounds),
    'most-valuable': await store.takeInOrder('most-valuable', rounds),
    random: await store.takeInOrder('random', rounds),
  }
}

interface Run {
  readonly few: ActTimes
  readonly many: ActTimes
  readonly orders: { readonly few: OrderTimes; readonly many: OrderTimes }
  readonly bare: readonly number[]
}

function compare(runs: readonly Run[], share: number, { sizes }: Bench): readonly Comparison[] {
  const few = `${sizes.fewWaiting.toLocaleString('en')} waiting`
  const many = `${sizes.manyWaiting.toLocaleString('en')} waiting`
  const at = (times: (run: Run) => readonly number[]) =>
    runs.map((run) => quantile(times(run), share))
  return [
    {
      question: `take the next eight items, p${share * 100}`,
      ours: inMs(
        many,
        at((run) => run.many.takes),
      ),
      peer: inMs(
        few,
        at((run) => run.few.takes),
      ),
    },
    ...otherOrders.map((order) => ({
      question: `take the next eight items, ${order}, p${share * 100}`,
      ours: inMs(
        many,
        at((run) => run.orders.many[order]),
      ),
      peer: inMs(
        few,
        at((run) => run.orders.few[order]),
      ),
    })),
    {
      question: `decide an item, p${share * 100}`,
      ours: inMs(
        many,
        at((run) => run.many.decisions),
      ),
      peer: inMs(
        'bare durable insert',
        at((run) => run.bare),
      ),
    },
  ]
}

/** One row into one table of its own, durable before it answers: the least that a decision can cost. */
function openBareInsert(bench: Bench) {
  const db = openWriter(path.join(bench.makeFolder(), 'bare.db'))
  db.exec(`CREATE TABLE decisions (id INTEGER PRIMARY KEY, item INTEGER, label INTEGER,
    at INTEGER, note TEXT) STRICT`)
  const add = db.prepare<[number, number, number, string]>(
    'INSERT INTO decisions (item, label, at, note) VALUES (?, ?, ?, ?)',
  )
  const times: number[] = []
  return {
    times,
    insert: () => {
      const beganAt = performance.now()
      add.run(times.length, 3, Date.now(), 'as seen')
      times.push(performance.now() - beganAt)
    },
    clear: () => {
      times.length = 0
    },
    close: () => {
      db.close()
    },
  }
}
