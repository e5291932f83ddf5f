import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startDataProcess, type TestDataProcess } from '../make/dataProcess'
import { writeEvents } from '../make/eventFile'
import { animals, makeFolder } from '../make/workspace'

const items = 33_000
const kills = 20

it(`stores every event once although it is killed ${kills} times in the middle`, async () => {
  const { dir, inbox, done } = makeFolder()
  const outside = path.join(dir, 'events.part')
  const made = writeEvents(outside, items)
  const size = statSync(outside).size
  let data = await startDataProcess(dir)
  await data.ask('tasks.define', { requestId: randomUUID(), at: 1, task: animals })
  renameSync(outside, path.join(inbox, 'events.jsonl'))

  const offsets: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    // Random moments spread over the whole file: wait until it got a random way further.
    const before = await bytesRead(data)
    const share = (size - before) / (kills - kill + 1)
    await waitFor(data, before + Math.random() * share)
    await setTimeout(Math.random() * 15)
    await data.kill()
    data = await startDataProcess(dir)
    offsets.push(await bytesRead(data))
  }
  expect(offsets.filter((offset) => offset > 0 && offset < size).length).toBeGreaterThan(kills / 2)

  await waitFor(data, size)
  await expect.poll(() => existsSync(path.join(done, 'events.jsonl'))).toBe(true)
  await expect.poll(async () => (await data.ask('queue.status', {})).sources[0]?.state).toBe('done')
  const status = await data.ask('queue.status', {})
  expect(status).toMatchObject({
    events: { predictions: made.predictions, decisions: made.decisions, outcomes: 0 },
    rejected: { total: made.bad, reasons: { not_json: made.bad } },
    unmatchedDecisions: 0,
  })
  expect(status.sources).toHaveLength(1)
  expect(status.sources[0]).toMatchObject({
    read: made.lines,
    accepted: made.predictions + made.decisions,
    duplicate: 0,
    rejected: made.bad,
  })
  const [report] = await data.ask('report.get', {
    task: 'animals',
    model: 'eyes',
    version: '1',
    from: null,
    to: null,
    segment: null,
  })
  expect(report).toMatchObject({ items: made.predictions, paired: made.decisions })
  const { checks } = await data.ask('workspace.verify', {})
  expect(checks.filter((check) => !check.ok)).toEqual([])
  expect(readdirSync(inbox)).toEqual(['done'])
  await data.host.stop()
})

async function bytesRead(data: TestDataProcess): Promise<number> {
  const [source] = (await data.ask('queue.status', {})).sources
  return source?.bytesRead ?? 0
}

async function waitFor(data: TestDataProcess, bytes: number): Promise<void> {
  while ((await bytesRead(data)) < bytes) await setTimeout(2)
}
