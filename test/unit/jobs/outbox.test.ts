import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { graceMs, Outbox } from '../../../db/jobs/outbox'
import { day, morning } from '../../make/events'
import { makeOutboxStore, readCursors, readOutbox, upTo } from '../../make/outbox'
import { makeFolder } from '../../make/workspace'

const never = new AbortController().signal

/** An outbox whose process can be started again at will. */
function makeOutbox(count: number) {
  const folder = makeFolder()
  const made = makeOutboxStore(count)
  const clock = { now: morning }
  const open = () => new Outbox(made.store, folder, () => clock.now)
  return {
    ...made,
    clock,
    folder,
    today: path.join(folder.outbox, 'decisions-2026-03-02.jsonl'),
    cursors: () => readCursors(readOutbox(folder.outbox)),
    open,
    /** What a process does that was just started. */
    writeAnew: () => open().write(never),
  }
}

describe('the outbox', () => {
  it('holds each final decision once, under the documented names in their order', async () => {
    const { writeAnew, cursors, today, state } = makeOutbox(2500)
    await writeAnew()
    expect(cursors()).toEqual(upTo(2500))
    expect(readFileSync(today, 'utf8').split('\n')[0]).toBe(
      '{"cursor":1,"task":"animals","item_id":"item-1","value":"cat","by":"model","decider":null,' +
        '"model":"eyes","version":"1","stage":"full","confidence":0.9,"decided_at":"2026-03-02T09:00:00.000Z"}',
    )
    state.count = 2600
    await writeAnew()
    await writeAnew()
    expect(cursors()).toEqual(upTo(2600))
  })

  it('lets out what people decided a minute ago or more', async () => {
    const { writeAnew, finalised } = makeOutbox(0)
    await writeAnew()
    expect(finalised).toEqual([{ madeBefore: morning - graceMs, limit: 1000 }])
    expect(graceMs).toBe(60_000)
  })

  it('begins a file each day, and none before the newest although the clock was put back', async () => {
    const { open, clock, state, folder, cursors } = makeOutbox(3)
    const outbox = open()
    await outbox.write(never)
    clock.now += day
    state.count = 5
    await outbox.write(never)
    clock.now -= 2 * day
    state.count = 6
    await outbox.write(never)
    state.count = 7
    await open().write(never)
    expect(readdirSync(folder.outbox)).toEqual([
      'decisions-2026-03-02.jsonl',
      'decisions-2026-03-03.jsonl',
    ])
    expect(cursors()).toEqual(upTo(7))
  })

  it('goes on from the last whole line, wherever a kill cut the file', async () => {
    const { writeAnew, cursors, today } = makeOutbox(3)
    await writeAnew()
    const whole = readFileSync(today)
    for (let size = 0; size < whole.length; size++) {
      truncateSync(today, size)
      rmSync(path.join(path.dirname(today), '../outbox.cursor'), { force: true })
      await writeAnew()
      expect(readFileSync(today).equals(whole), `cut after ${size} bytes`).toBe(true)
    }
    expect(cursors()).toEqual(upTo(3))
  })

  it('takes zeros and half a line behind the last decision for what they are', async () => {
    const { writeAnew, cursors, today, state } = makeOutbox(3)
    await writeAnew()
    appendFileSync(today, `{"cursor":4,"task":"ani\n${'\0'.repeat(200_000)}\n{"cursor":`)
    state.count = 5
    await writeAnew()
    expect(cursors()).toEqual(upTo(5))
  })

  it('finds the end where the newest file holds nothing whole yet', async () => {
    const { writeAnew, cursors, folder, clock, state } = makeOutbox(3)
    await writeAnew()
    clock.now += day
    writeFileSync(path.join(folder.outbox, 'decisions-2026-03-03.jsonl'), '{"cursor":4,"ta')
    state.count = 4
    await writeAnew()
    expect(cursors()).toEqual(upTo(4))
  })

  it('does not begin anew when its reader takes the files away', async () => {
    const { open, writeAnew, cursors, folder, state } = makeOutbox(3)
    const outbox = open()
    await outbox.write(never)
    rmSync(folder.outbox, { recursive: true })
    state.count = 5
    await outbox.write(never)
    expect(cursors()).toEqual([4, 5])
    rmSync(folder.outbox, { recursive: true })
    state.count = 6
    await writeAnew()
    expect(cursors()).toEqual([6])
  })

  it('sends out what a database that was put back decides anew', async () => {
    const { writeAnew, cursors, state } = makeOutbox(10)
    await writeAnew()
    state.count = 4
    await writeAnew()
    state.count = 12
    await writeAnew()
    await writeAnew()
    expect(cursors()).toEqual([...upTo(10), 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('mends its file and goes on after a failure', async () => {
    const { open, cursors, today, state, store } = makeOutbox(3)
    const outbox = open()
    await outbox.write(never)
    state.count = 5
    const { finalDecisions } = store
    store.finalDecisions = async () => Promise.reject(new Error('locked'))
    appendFileSync(today, '{"cursor":4,"task":"an')
    await expect(outbox.write(never)).rejects.toThrow('locked')
    store.finalDecisions = finalDecisions
    await outbox.write(never)
    expect(cursors()).toEqual(upTo(5))
  })
})
