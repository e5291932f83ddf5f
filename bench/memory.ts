import { renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { eventLines } from './harness/events'
import { writeEvents } from './harness/eventFile'
import type { DataProcess } from './harness/dataProcess'
import { inMb, type Question } from './harness/question'
import { residentMb } from './harness/resident'

/** How much memory the data process needs to take in a large inbox file, against before. */
export const memory: Question = {
  name: 'memory',
  byDefault: false,
  ask: async (bench) => {
    const dir = bench.makeFolder()
    const { inboxBytes } = bench.sizes
    bench.say(`writing an inbox file of ${inboxBytes / 1e6} MB`)
    const file = path.join(dir, 'large.jsonl')
    writeEvents(file, eventLines({ count: Infinity, ids: 'random text', seed: 31 }), inboxBytes)
    const workspace = path.join(dir, 'workspace')
    const data = await bench.openProcess(workspace)
    await setTimeout(1000)
    const atStart = residentMb(data.pid)
    renameSync(file, path.join(workspace, 'inbox', 'large.jsonl'))
    const samples = await watchUntilRead(data, inboxBytes)
    await data.stop()

    const peak = Math.max(...samples)
    const half = samples.length / 2
    const question = `memory while taking in ${inboxBytes / 1e6} MB`
    return [
      { question, ours: inMb('at its peak', [peak]), peer: inMb('before', [atStart]) },
      {
        question,
        ours: inMb('peak of the second half', [Math.max(...samples.slice(half))]),
        peer: inMb('peak of the first half', [Math.max(...samples.slice(0, half))]),
      },
    ]
  },
}

/** The resident memory each quarter of a second until the file is put away. */
async function watchUntilRead(data: DataProcess, bytes: number): Promise<readonly number[]> {
  const samples: number[] = []
  for (;;) {
    samples.push(residentMb(data.pid))
    await setTimeout(250)
    const [source] = (await data.ask('queue.status', {})).sources
    if (source?.state === 'done') return samples
    if (source?.state === 'unreadable') throw new Error(source.message ?? `read less than ${bytes}`)
  }
}
