import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { startDataProcess } from '../make/dataProcess'
import { predictionLine } from '../make/eventFile'
import { animals, makeFolder } from '../make/workspace'

it('takes over the inbox when the process that watched it is gone', async () => {
  const { dir, inbox, done } = makeFolder()
  const first = await startDataProcess(dir)
  await first.ask('tasks.define', { requestId: randomUUID(), at: 1, task: animals })
  const second = await startDataProcess(dir)
  expect(await second.ask('queue.status', {})).toMatchObject({ ownsInbox: false })
  await first.kill()

  writeFileSync(path.join(inbox, 'late.jsonl'), `${predictionLine(1)}\n`)
  await expect.poll(() => existsSync(path.join(done, 'late.jsonl')), { timeout: 15_000 }).toBe(true)
  expect(await second.ask('queue.status', {})).toMatchObject({
    ownsInbox: true,
    events: { predictions: 1 },
  })
  await second.host.stop()
})
