import { expect, it } from 'vitest'
import { graceMs, Outbox } from '../../db/jobs/outbox'
import { makePrediction, morning } from '../make/events'
import { readOutbox } from '../make/outbox'
import { makeAct, makeWorkspace, valueOf } from '../make/workspace'

it('lets a decision out a minute after it was made, and never one that was taken back', async () => {
  const { store, folder, takeIn } = await makeWorkspace()
  await takeIn(makePrediction({ itemId: 'a' }), makePrediction({ itemId: 'b' }))
  const clock = { now: morning }
  const outbox = new Outbox(store, folder, () => clock.now)
  const write = async () => {
    await outbox.write(new AbortController().signal)
    return readOutbox(folder.outbox)
  }
  const decide = async (itemId: string, value: string) => {
    const what = { task: 'animals', lane: 'blind', itemId, value } as const
    const act = makeAct({ at: clock.now })
    return valueOf(await store.decide(act, { ...what, note: '', durationMs: 900 }))
  }

  await decide('a', 'dog')
  clock.now += graceMs - 1
  await decide('b', 'owl')
  expect(await write()).toBe('')
  clock.now += 2
  valueOf(await store.undo(makeAct({ at: clock.now }), 'animals'))
  const decided = await write()
  expect(JSON.parse(decided)).toMatchObject({
    cursor: 1,
    item_id: 'a',
    value: 'dog',
    by: 'human',
    decider: 'tester',
    decided_at: '2026-03-02T09:00:00.000Z',
  })

  clock.now += 2 * graceMs
  expect(await write()).toBe(decided)
  await decide('b', 'cat')
  clock.now += graceMs + 1
  const [, second = ''] = (await write()).split('\n')
  expect(JSON.parse(second)).toMatchObject({ cursor: 2, item_id: 'b', value: 'cat' })
})
