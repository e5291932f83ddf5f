import { describe, expect, it } from 'vitest'
import { morning } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { valueOf } from '../make/workspace'

const task = 'animals'
const minute = 60_000

async function withDeferred() {
  const reviewing = await makeReviewing()
  await reviewing.arrive('a')
  const defer = (until: number | null, lane: 'blind' | 'deferred' = 'blind') =>
    reviewing.store.defer(reviewing.act(), { task, lane, itemId: 'a', reason: 'later', until })
  await defer(morning + 30 * minute)
  return { ...reviewing, defer }
}

async function withFinal() {
  const reviewing = await makeReviewing()
  await reviewing.arrive('a')
  await reviewing.decide('a', 'dog', 'person-a')
  const correct = (person: string, value: string, mayCorrectOthers = false) =>
    reviewing.store.correct(reviewing.act(person), {
      task,
      itemId: 'a',
      value,
      note: 'looked again',
      mayCorrectOthers,
    })
  return { ...reviewing, correct }
}

describe('a flag', () => {
  it('leaves the item where it waits, and brings it before a reviewer', async () => {
    const { arrive, store, act, waiting, disputes, decide, faults } = await makeReviewing()
    await arrive('a')
    await store.flag(act('person-a'), { task, itemId: 'a', note: 'is this one of ours?' })
    await store.flag(act('person-b'), { task, itemId: 'a', note: 'me too' })
    expect(await waiting()).toEqual({ blind: 1, flagged: 1 })
    const [item] = await disputes('rita', 'flagged')
    expect(item).toMatchObject({
      itemId: 'a',
      flags: [{ by: 'person-b' }, { by: 'person-a', note: 'is this one of ours?' }],
      voices: [{ by: 'model', value: 'cat' }],
    })
    expect(valueOf(await decide('a', 'cat', 'person-a'))).toMatchObject({ independent: true })
    expect(valueOf(await store.unflag(act('rita'), { task, itemId: 'a', note: 'no' }))).toBe(null)
    expect(await store.unflag(act('rita'), { task, itemId: 'a', note: '' })).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await waiting()).toEqual({})
    expect(faults()).toEqual([])
  })

  it('is taken back by whoever raised it, and the other stays', async () => {
    const { arrive, store, act, waiting, undo, redo } = await makeReviewing()
    await arrive('a')
    await store.flag(act('person-a'), { task, itemId: 'a', note: 'odd' })
    await store.flag(act('person-b'), { task, itemId: 'a', note: '' })
    const undone = valueOf(await undo('person-a'))
    expect(undone).toMatchObject({ act: 'flag', value: 'odd', item: { shown: null } })
    expect(await waiting()).toMatchObject({ flagged: 1 })
    await undo('person-b')
    expect(await waiting()).toEqual({ blind: 1 })
    expect(valueOf(await redo('person-b'))).toMatchObject({ act: 'flag' })
    expect(await waiting()).toEqual({ blind: 1, flagged: 1 })
  })

  it('is up again when taking it down is undone, as it was, and down when that is done again', async () => {
    const { arrive, store, act, waiting, disputes, undo, redo, faults } = await makeReviewing()
    await arrive('a')
    await store.flag(act('person-a'), { task, itemId: 'a', note: 'odd' })
    await store.flag(act('rita'), { task, itemId: 'a', note: '' })
    await store.unflag(act('rita'), { task, itemId: 'a', note: 'all right' })
    expect(valueOf(await undo('rita'))).toMatchObject({ act: 'unflag', value: 'all right' })
    expect(await waiting()).toEqual({ blind: 1, flagged: 1 })
    const [item] = await disputes('rita', 'flagged')
    expect(item?.flags).toMatchObject([{ by: 'rita' }, { by: 'person-a', note: 'odd' }])
    expect(valueOf(await redo('rita'))).toMatchObject({ act: 'unflag' })
    expect(await waiting()).toEqual({ blind: 1 })
    await undo('rita')
    // Before that comes her own flag; that of the other stays.
    expect(valueOf(await undo('rita'))).toMatchObject({ act: 'flag' })
    expect(await undo('rita')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(await waiting()).toEqual({ blind: 1, flagged: 1 })
    expect(faults()).toEqual([])
  })

  it('comes down with a ruling, as a reviewer has looked, and is up again when that is undone', async () => {
    const { arrive, store, act, decide, rule, waiting, undo, redo, faults } = await makeReviewing()
    await arrive('a')
    await store.flag(act('person-a'), { task, itemId: 'a', note: 'odd' })
    await decide('a', 'dog', 'person-a')
    await rule('a', 'human-right')
    expect(await waiting()).toEqual({})
    expect(valueOf(await undo('rita'))).toMatchObject({ act: 'ruling' })
    expect(await waiting()).toEqual({ disagreements: 1, flagged: 1 })
    expect(await undo('rita')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(valueOf(await redo('rita'))).toMatchObject({ act: 'ruling' })
    expect(await waiting()).toEqual({})
    expect(faults()).toEqual([])
  })

  it('cannot be put on what nobody can look at', async () => {
    const { arrive, store, act } = await makeReviewing()
    await arrive('a', { payload: null })
    for (const itemId of ['a', 'nothing'])
      expect(await store.flag(act(), { task, itemId, note: '' })).toMatchObject({
        error: { code: 'not_found' },
      })
  })
})

describe('putting off until a moment', () => {
  it('brings the item back by itself when its time has come', async () => {
    const { store, waiting, faults } = await withDeferred()
    expect(await store.returnDeferred(morning + 29 * minute, 10)).toBe(0)
    expect(await waiting()).toEqual({ deferred: 1 })
    expect(await store.returnDeferred(morning + 30 * minute, 10)).toBe(1)
    expect(await waiting()).toEqual({ blind: 1 })
    expect(await store.returnDeferred(morning + 60 * minute, 10)).toBe(0)
    expect(faults()).toEqual([])
  })

  it('follows the deferral that stands', async () => {
    const { store, waiting, defer, undo } = await withDeferred()
    await defer(morning + 90 * minute, 'deferred')
    expect(await store.returnDeferred(morning + 60 * minute, 10)).toBe(0)
    await undo()
    expect(await store.returnDeferred(morning + 60 * minute, 10)).toBe(1)
    expect(await waiting()).toEqual({ blind: 1 })
  })

  it('does not bring back what was decided meanwhile', async () => {
    const { store, waiting, decide } = await withDeferred()
    await decide('a', 'cat', 'person-b', 'deferred')
    await store.returnDeferred(morning + 60 * minute, 10)
    expect(await waiting()).toEqual({})
  })
})

describe('doing again', () => {
  it('does again what was taken back, the last first, until something new is done', async () => {
    const { arrive, decide, undo, redo, waiting, report, store, faults } = await makeReviewing()
    await arrive('a')
    await arrive('b')
    await decide('a', 'dog')
    await decide('b', 'cat')
    await undo()
    await undo()
    const { progress } = valueOf(await store.lanes(task, 'tester', morning))
    expect(progress).toMatchObject({ canUndo: false, canRedo: true })
    expect(valueOf(await redo())).toMatchObject({ act: 'decision', item: { itemId: 'a' } })
    expect(valueOf(await redo())).toMatchObject({ value: 'cat', item: { itemId: 'b' } })
    expect(await redo()).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(await waiting()).toEqual({ disagreements: 1 })
    expect(report()).toMatchObject({ decisions: 2, agreement: { n: 2, agreed: 1 } })
    await undo()
    await decide('b', 'owl')
    expect(await redo()).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(faults()).toEqual([])
  })

  it('does a deferral and a ruling again', async () => {
    const { arrive, decide, rule, undo, redo, waiting, store, act, report } = await makeReviewing()
    await arrive('a')
    await arrive('b')
    await store.defer(act(), { task, lane: 'blind', itemId: 'a', reason: 'dark', until: null })
    await undo()
    expect(valueOf(await redo())).toMatchObject({ act: 'deferral', value: 'dark' })
    await decide('b', 'dog')
    await rule('b', 'both-wrong', 'owl')
    await undo('rita')
    expect(await waiting()).toEqual({ deferred: 1, disagreements: 1 })
    expect(valueOf(await redo('rita'))).toMatchObject({ act: 'ruling', value: 'owl' })
    expect(report()).toMatchObject({ humanAccuracy: { n: 1, value: 0 } })
  })

  it('says so where the world has moved on', async () => {
    const { arrive, decide, undo, redo, store, act } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    await undo()
    await store.release(act(), task, null)
    await decide('a', 'cat', 'person-b')
    expect(await redo()).toMatchObject({ error: { code: 'already_decided' } })
  })
})

describe('an answer that has left the house', () => {
  it('is corrected by a line of its own, and counts as before', async () => {
    const { store, correct, report, undo, faults } = await withFinal()
    expect(await correct('person-a', 'owl')).toMatchObject({ error: { code: 'conflict' } })
    await store.finalise(morning + minute, 10)
    expect(await undo('person-a')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    const before = report()
    expect(valueOf(await correct('person-a', 'owl'))).toBe(null)
    expect(valueOf(await correct('person-a', 'cat'))).toBe(null)
    const [first, second, third] = await store.finalDecisions(0, 10)
    expect(first).toMatchObject({ cursor: 1, value: 'dog', decider: 'person-a' })
    expect(first).not.toHaveProperty('corrects')
    expect(second).toMatchObject({ cursor: 2, value: 'owl', by: 'human', corrects: 1 })
    expect(third).toMatchObject({ cursor: 3, value: 'cat', corrects: 2 })
    expect(report()).toEqual(before)
    expect(faults()).toEqual([])
  })

  it('has its corrections taken back and made again, each by a line of its own', async () => {
    const { store, correct, undo, redo, faults } = await withFinal()
    await store.finalise(morning + minute, 10)
    valueOf(await correct('person-a', 'owl'))
    valueOf(await correct('person-a', 'cat'))
    expect(valueOf(await undo('person-a'))).toMatchObject({
      act: 'correction',
      value: 'cat',
      told: 'owl',
      item: { itemId: 'a', shown: null },
    })
    expect(valueOf(await undo('person-a'))).toMatchObject({ value: 'owl', told: 'dog' })
    expect(await undo('person-a')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(valueOf(await redo('person-a'))).toMatchObject({ act: 'correction', told: 'owl' })
    expect(valueOf(await redo('person-a'))).toMatchObject({ act: 'correction', told: 'cat' })
    expect(await redo('person-a')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(valueOf(await undo('person-a'))).toMatchObject({ value: 'cat', told: 'owl' })
    const lines = await store.finalDecisions(0, 20)
    expect(lines.map(({ value }) => value)).toEqual([
      'dog',
      'owl',
      'cat',
      'owl',
      'dog',
      'owl',
      'cat',
      'owl',
    ])
    expect(lines.map(({ corrects }) => corrects)).toEqual([undefined, 1, 2, 3, 4, 5, 6, 7])
    expect(faults()).toEqual([])
  })

  it('keeps a correction that somebody else has put another in the place of', async () => {
    const { store, correct, undo } = await withFinal()
    await store.finalise(morning + minute, 10)
    valueOf(await correct('person-a', 'owl'))
    valueOf(await correct('rita', 'cat', true))
    expect(await undo('person-a')).toMatchObject({ error: { code: 'nothing_to_undo' } })
    expect(valueOf(await undo('rita'))).toMatchObject({ act: 'correction', told: 'owl' })
  })

  it('is corrected by its own person or a reviewer, and only by another answer', async () => {
    const { store, correct } = await withFinal()
    await store.finalise(morning + minute, 10)
    expect(await correct('person-b', 'owl')).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await correct('person-a', 'dog')).toMatchObject({ error: { path: 'value' } })
    expect(await correct('person-a', 'cow')).toMatchObject({ error: { path: 'value' } })
    expect(valueOf(await correct('rita', 'owl', true))).toBe(null)
  })
})
