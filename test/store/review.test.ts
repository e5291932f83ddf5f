import { describe, expect, it } from 'vitest'
import { makeDecision, makePrediction, morning } from '../make/events'
import { makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

const blind = { task: 'animals', lane: 'blind' } as const
const answer = { note: '', durationMs: 1500 }

async function withItems(...ids: readonly string[]) {
  const workspace = await makeWorkspace()
  await workspace.takeIn(...ids.map((itemId) => makePrediction({ itemId, value: 'cat' })))
  const { store, reader } = workspace
  return {
    ...workspace,
    take: (person = 'tester', holding: readonly string[] = [], at = morning) =>
      store.take(makeAct({ person, at }), { ...blind, holding, count: 8 }).then(valueOf),
    decide: (itemId: string, value: string, act = makeAct()) =>
      store.decide(act, { ...blind, itemId, value, ...answer }),
    waiting: async () =>
      Object.fromEntries(
        valueOf(await store.lanes('animals', 'tester', morning))
          .lanes.filter((one) => one.lane === 'blind' || one.lane === 'deferred')
          .map((one) => [one.lane, one.waiting]),
      ),
    report: () => valueOf(reader.report(wholeReport))[0],
  }
}

describe('reviewing', () => {
  it('lets no trace of a prediction out before the decision is stored', async () => {
    const { take, decide } = await withItems('a')
    const [item] = await take()
    expect(Object.keys(item ?? {}).toSorted()).toEqual(
      [
        'arrivedAt',
        'deferrals',
        'itemId',
        'lane',
        'payload',
        'seen',
        'segment',
        'shown',
        'task',
      ].toSorted(),
    )
    expect(JSON.stringify(item)).not.toMatch(/eyes|0\.8|confidence|scores|"cat"/)
    expect(valueOf(await decide('a', 'dog'))).toMatchObject({
      value: 'dog',
      independent: true,
      predictions: [{ model: 'eyes', value: 'cat', confidence: 0.8, agrees: false }],
    })
  })

  it('counts nobody as independent who looked the item up in the report before', async () => {
    const { decide, store, report } = await withItems('a', 'b')
    await store.markRevealed('animals', 'tester', ['a'], morning)
    expect(valueOf(await decide('a', 'cat'))).toMatchObject({ independent: false })
    expect(valueOf(await decide('b', 'cat'))).toMatchObject({ independent: true })
    expect(report()).toMatchObject({ decisions: 1 })
  })

  it('gives an item to one person at a time, and to others when the time is up', async () => {
    const { take } = await withItems('a', 'b')
    expect((await take('person-a')).map((item) => item.itemId)).toEqual(['a', 'b'])
    expect(await take('person-b')).toEqual([])
    expect((await take('person-a', ['a'])).map((item) => item.itemId)).toEqual(['b'])
    expect(await take('person-b', [], morning + 11 * 60_000)).toHaveLength(2)
  })

  it('gives items back at once when they are released', async () => {
    const { take, store } = await withItems('a', 'b')
    await take('person-a')
    await store.release(makeAct({ person: 'person-a' }), 'animals', ['b'])
    expect((await take('person-b')).map((item) => item.itemId)).toEqual(['b'])
    await store.release(makeAct({ person: 'person-a' }), 'animals', null)
    expect(await take('person-b')).toHaveLength(2)
  })

  it('refuses a decision on an item that somebody else holds, or that is decided', async () => {
    const { take, decide } = await withItems('a')
    await take('person-a')
    expect(await decide('a', 'cat', makeAct({ person: 'person-b' }))).toMatchObject({
      error: { code: 'conflict' },
    })
    await decide('a', 'cat', makeAct({ person: 'person-a' }))
    expect(await decide('a', 'cat', makeAct({ person: 'person-b' }))).toMatchObject({
      error: { code: 'already_decided' },
    })
    expect(await decide('nothing', 'cat')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('answers a decision asked again the same, and counts it once', async () => {
    const { decide, report, store } = await withItems('a')
    const act = makeAct()
    const first = await decide('a', 'dog', act)
    expect(await decide('a', 'dog', act)).toEqual(first)
    expect(report()).toMatchObject({ decisions: 1, agreement: { n: 1, agreed: 0 } })
    expect((await store.queueStatus(morning)).events.decisions).toBe(1)
  })

  it('keeps the first answer as evidence when it is taken back after the reveal', async () => {
    const { take, decide, report, store, waiting } = await withItems('a')
    await take()
    await decide('a', 'dog')
    const undone = valueOf(await store.undo(makeAct({ at: morning + 1 }), 'animals'))
    expect(undone).toMatchObject({
      act: 'decision',
      value: 'dog',
      stillCounts: true,
      item: { itemId: 'a', lane: 'blind', seen: true },
    })
    expect(await waiting()).toEqual({ blind: 1, deferred: 0 })
    const again = valueOf(await decide('a', 'cat', makeAct({ at: morning + 2 })))
    expect(again).toMatchObject({ independent: false })
    expect(report()).toMatchObject({ decisions: 1, agreement: { n: 1, agreed: 0 } })
  })

  it('undoes one act after the other, decisions and deferrals alike, and says when none is left', async () => {
    const { decide, store, waiting } = await withItems('a', 'b')
    await decide('a', 'cat', makeAct({ at: morning + 1 }))
    const act = makeAct({ at: morning + 2 })
    await store.defer(act, { ...blind, itemId: 'b', reason: 'too dark', until: null })
    expect(await waiting()).toEqual({ blind: 0, deferred: 1 })
    const undo = () => store.undo(makeAct({ at: morning + 3 }), 'animals')
    expect(valueOf(await undo())).toMatchObject({ act: 'deferral', value: 'too dark' })
    expect(valueOf(await undo())).toMatchObject({ act: 'decision', item: { itemId: 'a' } })
    expect(await undo()).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(await waiting()).toEqual({ blind: 2, deferred: 0 })
  })

  it('takes nothing back that somebody else did', async () => {
    const { decide, store } = await withItems('a')
    await decide('a', 'cat', makeAct({ person: 'person-a' }))
    expect(await store.undo(makeAct({ person: 'person-b' }), 'animals')).toMatchObject({
      error: { code: 'nothing_to_undo' },
    })
  })

  it('lets a deferred item be decided, blind, with the reason at hand', async () => {
    const { store, reader } = await withItems('a')
    await store.defer(makeAct(), { ...blind, itemId: 'a', reason: 'ask a colleague', until: null })
    const lane = 'deferred'
    const [item] = valueOf(
      await store.take(makeAct(), { task: 'animals', lane, holding: [], count: 8 }),
    )
    expect(item).toMatchObject({
      lane,
      seen: false,
      deferrals: [{ by: 'tester', reason: 'ask a colleague' }],
    })
    const decided = await store.decide(makeAct(), {
      task: 'animals',
      lane,
      itemId: 'a',
      value: 'cat',
      ...answer,
    })
    expect(valueOf(decided)).toMatchObject({ independent: true })
    expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
  })

  it('takes an item out of the lane when a decision on it arrives from outside', async () => {
    const { takeIn, waiting, take } = await withItems('a', 'b')
    await take()
    await takeIn(makeDecision({ itemId: 'a' }))
    expect(await waiting()).toEqual({ blind: 1, deferred: 0 })
  })

  it('tells how the day is going', async () => {
    const { decide, store } = await withItems('a', 'b', 'c')
    await decide('a', 'cat')
    await decide('b', 'cat')
    const { progress } = valueOf(await store.lanes('animals', 'tester', morning))
    expect(progress).toEqual({
      decidedToday: 2,
      ruledToday: 0,
      medianSeconds: 1.5,
      canUndo: true,
      canRedo: false,
    })
    const tomorrow = valueOf(await store.lanes('animals', 'tester', morning + 86_400_000))
    expect(tomorrow.progress.decidedToday).toBe(0)
  })
})
