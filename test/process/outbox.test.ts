import { randomUUID } from 'node:crypto'
import { appendFileSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startDataProcess } from '../make/dataProcess'
import { writeEvents } from '../make/eventFile'
import { readOutbox, readCursors, upTo } from '../make/outbox'
import { animals, makeFolder } from '../make/workspace'

const items = 40_000
const kills = 14

it(`writes each final decision once and in order although it is killed ${kills} times`, async () => {
  const { dir, inbox, outbox } = makeFolder()
  const outside = path.join(dir, 'events.part')
  const { decisions } = writeEvents(outside, items)
  let data = await startDataProcess(dir)
  await data.ask('tasks.define', { requestId: randomUUID(), at: 1, task: animals })
  renameSync(outside, path.join(inbox, 'events.jsonl'))

  const written: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    const before = readOutbox(outbox).length
    await expect
      .poll(() => readOutbox(outbox).length, { interval: 1, timeout: 30_000 })
      .toBeGreaterThan(before)
    await setTimeout(Math.random() * 120)
    await data.kill()
    const [newest] = readdirSync(outbox).toSorted().toReversed()
    // A kill tears no line that was on its way in one piece; a power cut does.
    if (newest !== undefined && kill % 3 === 0)
      appendFileSync(path.join(outbox, newest), `{"cursor":${kill},"task":"ani`)
    written.push(readOutbox(outbox).split('\n').length)
    data = await startDataProcess(dir)
  }
  const midway = written.filter((lines) => lines > 1 && lines < decisions)
  expect(midway.length).toBeGreaterThan(kills / 2)

  await expect
    .poll(() => readOutbox(outbox).split('\n').length - 1, { timeout: 60_000 })
    .toBe(decisions)
  await setTimeout(1500)
  expect(readCursors(readOutbox(outbox))).toEqual(upTo(decisions))
  const files = readdirSync(outbox)
  expect(files.filter((name) => !/^decisions-\d{4}-\d\d-\d\d\.jsonl$/.test(name))).toEqual([])
  await data.host.stop()
})
