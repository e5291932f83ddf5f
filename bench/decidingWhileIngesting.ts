import { mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { act, type DataProcess } from './harness/dataProcess'
import { eventLines, labels, task } from './harness/events'
import { writeEvents } from './harness/eventFile'
import { quantile, timed } from './harness/measure'
import { inMs, type Bench, type Question } from './harness/question'

/** How long people wait for a decision while the inbox pours in, against a quiet inbox. */
export const decidingWhileIngesting: Question = {
  name: 'together',
  byDefault: true,
  ask: async (bench) => {
    const quiet: number[][] = []
    const busy: number[][] = []
    for (let run = 0; run < Math.min(bench.runs, mostRuns); run++) {
      bench.say(`deciding while the inbox pours in: run ${run + 1}`)
      const times = await decideBoth(bench)
      quiet.push(times.quiet)
      busy.push(times.busy)
    }
    const count = bench.sizes.ingestedBeside.toLocaleString('en')
    return [0.5, 0.99].map((share) => ({
      question: `wait for a decision, p${share * 100}`,
      ours: inMs(`${count} events pouring in`, quantiles(busy, share)),
      peer: inMs('quiet inbox', quantiles(quiet, share)),
    }))
  },
}

const quantiles = (runs: readonly number[][], share: number): readonly number[] =>
  runs.map((times) => quantile(times, share))

/** Each takes as long as the whole ingest. */
const mostRuns = 3
/** A person who is far quicker than people are, so that there is enough to measure. */
const restMs = 5
const decidedInQuiet = 500

async function decideBoth(bench: Bench): Promise<{ quiet: number[]; busy: number[] }> {
  const dir = bench.makeFolder()
  const few = path.join(dir, 'few.jsonl')
  const many = path.join(dir, 'many.jsonl')
  writeEvents(few, eventLines({ count: 20_000, ids: 'random text', seed: 21 }))
  writeEvents(many, eventLines({ count: bench.sizes.ingestedBeside, ids: 'random text', seed: 22 }))
  const workspace = path.join(dir, 'workspace')
  mkdirSync(workspace)
  const data = await bench.openProcess(workspace)
  await data.ask('queue.ingestFile', { file: few, name: 'few.jsonl' })

  const quiet: number[] = []
  while (quiet.length < decidedInQuiet) quiet.push(await decideNext(data))
  renameSync(many, path.join(workspace, 'inbox', 'many.jsonl'))
  while (!(await hasSource(data, 'reading'))) await setTimeout(1)
  const busy: number[] = []
  do busy.push(await decideNext(data))
  while (busy.length % 25 !== 0 || !(await hasSource(data, 'done')))
  await data.stop()
  return { quiet, busy }
}

/** How long it waited for the decision; that the item came first is not counted. */
async function decideNext(data: DataProcess): Promise<number> {
  const which = { task: task.id, lane: 'blind' } as const
  const [item] = await data.ask('review.take', { ...act(), ...which, holding: [], count: 1 })
  if (!item) throw new Error('no item waits')
  await setTimeout(restMs)
  const said = { itemId: item.itemId, value: labels[4], note: '', durationMs: 900 }
  return timed(() => data.ask('review.decide', { ...act(), ...which, ...said }))
}

async function hasSource(data: DataProcess, state: 'reading' | 'done'): Promise<boolean> {
  const { sources } = await data.ask('queue.status', {})
  return sources.some((source) => source.file === 'many.jsonl' && source.state === state)
}
