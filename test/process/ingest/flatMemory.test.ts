import { execFile } from 'node:child_process'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { makePredictionLines } from '../../make/lines'
import { makeFolder } from '../../make/workspace'

const fileBytes = 200_000_000
/** Node with a worker takes 70 MB by itself; a file held in memory would take hundreds. */
const mostMegabytes = 260

/** Writes `piece` over and over until there are 200 MB. */
function fill(file: string, piece: string): number {
  const handle = openSync(file, 'w')
  const bytes = Buffer.from(piece)
  const times = Math.ceil(fileBytes / bytes.length)
  for (let time = 0; time < times; time += 1) writeSync(handle, bytes)
  closeSync(handle)
  return times
}

/** Reads a file through the worker, and prints where it came to and the most memory that took. */
const reading = `
  import { Worker } from 'node:worker_threads'
  const [workerFile, path, oversizePrefix] = process.argv.slice(1)
  const worker = new Worker(workerFile, { resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  const what = { kind: 'file', path, offset: 0, line: 0, mediaDir: null, oversizePrefix, tail: 'take' }
  let most = 0
  worker.on('message', (message) => {
    most = Math.max(most, process.memoryUsage.rss())
    if (message.kind === 'batch') return worker.postMessage({ kind: 'next', job: 1 })
    console.log(JSON.stringify({ last: message, mostMegabytes: most / 1e6 }))
    process.exit(0)
  })
  worker.postMessage({ kind: 'start', job: 1, what })
`

async function readAll(file: string, oversizePrefix: string): Promise<Record<string, unknown>> {
  const worker = path.resolve('out/main/parseWorker.cjs')
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    reading,
    worker,
    file,
    oversizePrefix,
  ])
  const answer: Record<string, unknown> = JSON.parse(stdout)
  expect(answer['mostMegabytes']).toBeLessThan(mostMegabytes)
  return answer
}

describe('memory stays flat', () => {
  it('while a file of 200 MB is read', async () => {
    const { dir } = makeFolder()
    const file = path.join(dir, 'big.jsonl')
    const times = fill(file, makePredictionLines(1000))
    expect(await readAll(file, path.join(dir, 'over-'))).toMatchObject({
      last: { kind: 'end', end: { line: times * 1000 } },
    })
  })

  it('while one line of 200 MB without an end is set aside', async () => {
    const { dir } = makeFolder()
    const file = path.join(dir, 'endless.jsonl')
    fill(file, 'x'.repeat(1_000_000))
    expect(await readAll(file, path.join(dir, 'over-'))).toMatchObject({
      last: { kind: 'end', end: { line: 1, offset: fileBytes } },
    })
    expect(statSync(path.join(dir, 'over-1.jsonl')).size).toBe(fileBytes)
  })
})
