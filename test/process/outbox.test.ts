import { randomUUID } from 'node:crypto'
import { appendFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startDataProcess } from '../make/dataProcess'
import { makeDecisionLines, makePredictionLines } from '../make/lines'
import { readOutbox, readCursors, upTo } from '../make/outbox'
import { animals, makeFolder } from '../make/workspace'

const kills = 14
const decisionsAKill = 6000
const decisions = kills * decisionsAKill
const patience = { interval: 1, timeout: 60_000 }

it(`writes each final decision once and in order although it is killed ${kills} times`, async () => {
  const { dir, inbox, outbox } = makeFolder()
  const count = () => readOutbox(outbox).split('\n').length - 1
  let data = await startDataProcess(dir)
  await data.ask('tasks.define', { requestId: randomUUID(), at: 1, task: animals })

  let midway = 0
  for (let kill = 0; kill < kills; kill++) {
    const before = count()
    const part = path.join(dir, 'part')
    const from = kill * decisionsAKill
    const predictions = makePredictionLines(decisionsAKill, from)
    writeFileSync(part, predictions + makeDecisionLines(decisionsAKill, from))
    renameSync(part, path.join(inbox, `part-${kill}.jsonl`))
    await expect.poll(count, patience).toBeGreaterThan(before)
    await setTimeout(Math.random() * 50)
    await data.kill()
    if (count() < from + decisionsAKill) midway++
    const [newest] = readdirSync(outbox).toSorted().toReversed()
    // A kill tears no line that was on its way in one piece; a power cut does.
    if (newest !== undefined && kill % 3 === 0)
      appendFileSync(path.join(outbox, newest), `{"cursor":${kill},"task":"ani`)
    data = await startDataProcess(dir)
  }
  expect(midway).toBeGreaterThan(2)

  await expect.poll(count, patience).toBe(decisions)
  // Nothing comes after.
  await setTimeout(1500)
  expect(readCursors(readOutbox(outbox))).toEqual(upTo(decisions))
  const files = readdirSync(outbox)
  expect(files.filter((name) => !/^decisions-\d{4}-\d\d-\d\d\.jsonl$/.test(name))).toEqual([])
  await data.host.stop()
})
