import { describe, expect, it } from 'vitest'
import type { OwnDecisions, OwnDecisionsPlace } from '../../shared/contract/past'
import { makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { makeAct, valueOf } from '../make/workspace'

const task = 'animals'
const minute = 60_000

async function makePast(review: Parameters<typeof makeReviewing>[0] = {}) {
  const reviewing = await makeReviewing(review)
  const { store, act } = reviewing
  const past = async (person: string, isDeciding = false, itemId = 'a') =>
    valueOf(await store.past({ task, itemId, isDeciding }, person, act().at))
  return {
    ...reviewing,
    past,
    kinds: async (...input: Parameters<typeof past>) =>
      (await past(...input)).events.map(({ kind }) => kind),
  }
}

describe('what happened to an item', () => {
  it('tells whoever is to decide nothing but that it came and what they did themselves', async () => {
    const { takeIn, store, act, past, decide, undo } = await makePast({ overlap: 1 })
    await store.addPerson(act(), 'person-b', 'operator')
    await takeIn(makePrediction({ itemId: 'a', value: 'cat' }))
    await store.flag(act('person-a'), { task, itemId: 'a', note: 'odd cat' })
    await decide('a', 'dog', 'person-a')
    const before = await past('person-b', true)
    expect(before).toMatchObject({ isWhole: false, payload: null, events: [{ kind: 'arrived' }] })
    expect(JSON.stringify(before)).not.toMatch(/eyes|cat|dog|person-a|0\.8|shadow/)
    // Asking for all of it before deciding gives no more than that, and the item.
    const asked = await past('person-b')
    expect(asked).toMatchObject({ isWhole: false, payload: { kind: 'text' } })
    expect(asked.events).toEqual(before.events)
    expect(valueOf(await decide('a', 'cat', 'person-b', 'overlap'))).toMatchObject({
      independent: true,
    })
    await undo('person-b')
    expect((await past('person-b', true)).events).toMatchObject([
      { kind: 'arrived' },
      { kind: 'decided', value: 'cat', by: { name: 'person-b', isOwn: true } },
      { kind: 'shown', what: 'prediction', by: { isOwn: true } },
      { kind: 'undone', act: 'decision', value: 'cat' },
    ])
  })

  it('is told whole, in its order, to whoever has decided', async () => {
    const { takeIn, store, act, past, decide, rule, undo, redo, faults } = await makePast()
    await takeIn(makePrediction({ itemId: 'a', value: 'cat', confidence: 0.7 }))
    const until = morning + 30 * minute
    await store.defer(act('person-b'), { task, lane: 'blind', itemId: 'a', reason: 'dark', until })
    await undo('person-b')
    await store.release(act('person-b'), task, null)
    await store.flag(act('person-b'), { task, itemId: 'a', note: 'odd' })
    await decide('a', 'dog', 'person-a')
    await store.finalise(morning + 10 * minute, 10)
    await store.correct(act('person-a'), {
      task,
      itemId: 'a',
      value: 'owl',
      note: 'saw its eyes',
      mayCorrectOthers: false,
    })
    await store.unflag(act('rita'), { task, itemId: 'a', note: 'an owl' })
    await rule('a', 'both-wrong', 'owl')
    await undo('rita')
    await redo('rita')
    await takeIn(makeOutcome({ itemId: 'a', value: 'owl', observedAt: morning + 60 * minute }))
    const { events, isWhole } = await past('person-a')
    expect(isWhole).toBe(true)
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(events).toMatchObject([
      { kind: 'arrived' },
      { kind: 'predicted', model: 'eyes', value: 'cat', confidence: 0.7 },
      { kind: 'routed', stage: 'shadow', decidedBy: 'people' },
      { kind: 'deferred', by: { name: 'person-b', isOwn: false }, reason: 'dark', until },
      { kind: 'undone', act: 'deferral' },
      { kind: 'flagged', note: 'odd' },
      { kind: 'decided', by: { isOwn: true }, value: 'dog', independent: true, line: 1 },
      { kind: 'shown', what: 'prediction' },
      { kind: 'corrected', value: 'owl', note: 'saw its eyes', line: 2 },
      { kind: 'unflagged', by: { name: 'rita' } },
      { kind: 'ruled', ruling: 'both-wrong', value: 'owl' },
      { kind: 'undone', act: 'ruling', value: 'owl' },
      { kind: 'ruled', ruling: 'both-wrong', value: 'owl' },
      { kind: 'turned-out', value: 'owl' },
    ])
    expect(faults()).toEqual([])
  })

  it('ends independence for that item, as it holds what others said', async () => {
    const { takeIn, decide, kinds, undo, store, act } = await makePast()
    await takeIn(makeDecision({ itemId: 'a', decider: 'person-x', value: 'dog' }))
    await takeIn(makePrediction({ itemId: 'a', value: 'cat' }), makePrediction({ itemId: 'b' }))
    await decide('b', 'cat', 'person-a')
    expect(await kinds('person-a', false, 'b')).toContain('predicted')
    expect(await kinds('person-a', false, 'a')).not.toContain('predicted')
    await undo('person-a')
    const [item] = valueOf(
      await store.take(act('person-a'), { task, lane: 'blind', holding: [], count: 1 }),
    )
    expect(item).toMatchObject({ itemId: 'b', seen: true })
  })

  it('is told whole to a reviewer who was shown the dispute, without names where they are hidden', async () => {
    const { takeIn, decide, disputes, past } = await makePast({ hideNames: true })
    await takeIn(makePrediction({ itemId: 'a', value: 'cat' }))
    await decide('a', 'dog', 'person-a')
    expect((await past('rita')).isWhole).toBe(false)
    const [dispute] = await disputes('rita')
    const { isWhole, events } = await past('rita')
    expect(isWhole).toBe(true)
    const name = dispute?.voices.find(({ by }) => by === 'person')?.name
    expect(events.find(({ kind }) => kind === 'decided')).toMatchObject({ by: { name } })
    expect(JSON.stringify(events)).not.toContain('person-a')
    expect(events.at(-1)).toMatchObject({ kind: 'shown', what: 'dispute', by: { isOwn: true } })
  })

  it('names the model that decided by itself, and the line by which producers were told', async () => {
    const { takeIn, store, act, decide, past } = await makePast({ audit: 1 })
    await takeIn(makePrediction({ itemId: 'first' }))
    const lead = { ...act('lead-a'), role: 'lead', reason: 'a test', revision: null } as const
    for (const threshold of [null, 0.5])
      valueOf(
        await store.promote({ ...lead, requestId: makeAct().requestId }, task, threshold, true),
      )
    await takeIn(makePrediction({ itemId: 'a', value: 'cat', confidence: 0.9 }))
    expect((await past('person-a', true)).events).toMatchObject([{ kind: 'arrived' }])
    await decide('a', 'dog', 'person-a', 'audit')
    expect((await past('person-a')).events).toMatchObject([
      { kind: 'arrived' },
      { kind: 'predicted' },
      { kind: 'routed', stage: 'partial', decidedBy: 'model' },
      { kind: 'decided-by-model', value: 'cat', line: 1 },
      { kind: 'decided', value: 'dog', line: null },
      { kind: 'shown' },
    ])
  })

  it('is not told of an item that is not there', async () => {
    const { store } = await makePast()
    const input = { task, itemId: 'nothing', isDeciding: false }
    expect(await store.past(input, 'person-a', morning)).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('a person’s own decisions', () => {
  it('are found by item, answer and note, with what can still be done about each', async () => {
    const { takeIn, store, act, decide, undo } = await makePast({ overlap: 1 })
    await store.addPerson(act(), 'person-b', 'operator')
    for (const itemId of ['a', 'b', 'c', 'd']) await takeIn(makePrediction({ itemId }))
    await decide('a', 'dog', 'person-a')
    await decide('b', 'cat', 'person-b')
    await decide('b', 'owl', 'person-a', 'overlap')
    await store.finalise(morning + 10 * minute, 10)
    const correction = { task, itemId: 'a', value: 'owl', note: '', mayCorrectOthers: false }
    valueOf(await store.correct(act('person-a'), correction))
    await decide('c', 'cat', 'person-a')
    await decide('d', 'cat', 'person-a')
    await undo('person-a')
    const own = async (search: string, person = 'person-a') =>
      valueOf(await store.ownDecisions({ task, search, before: null }, person))
    expect(await own('')).toMatchObject({
      next: null,
      decisions: [
        { itemId: 'c', value: 'cat', state: 'here', corrected: null },
        { itemId: 'b', value: 'owl', state: 'kept', corrected: null },
        { itemId: 'a', value: 'dog', state: 'left', corrected: 'owl' },
      ],
    })
    expect((await own('DOG')).decisions.map(({ itemId }) => itemId)).toEqual(['a'])
    expect((await own('zebra')).decisions).toEqual([])
    expect((await own('', 'nobody')).decisions).toEqual([])
  })

  it('are found some at a time, each once', async () => {
    const { takeIn, store, decide } = await makePast()
    const ids = Array.from({ length: 230 }, (_, index) => `item ${index}`)
    await takeIn(...ids.map((itemId) => makePrediction({ itemId })))
    for (const itemId of ids) await decide(itemId, 'cat', 'person-a')
    const found: string[] = []
    let before: OwnDecisionsPlace | null = null
    for (let page = 0; page < 3; page++) {
      const answer: OwnDecisions = valueOf(
        await store.ownDecisions({ task, search: '', before }, 'person-a'),
      )
      found.push(...answer.decisions.map(({ itemId }) => itemId))
      before = answer.next
    }
    expect(before).toBe(null)
    expect(found).toEqual(ids.toReversed())
  })
})
