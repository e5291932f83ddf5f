import { describe, expect, it } from 'vitest'
import type { Lane } from '../../shared/contract/review'
import type { Order } from '../../shared/schema/order'
import { taskSchema } from '../../shared/schema/task'
import { makeBatch, makeDecision, makePrediction, morning } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { animals, makeAct, valueOf } from '../make/workspace'

const task = 'animals'
const confidences = [0.9, 0.3, 0.7, 0.1, 0.5]
const ids = confidences.map((_, index) => `item ${index}`)

async function makeLane(stage: 'shadow' | 'assisted', overlap = 0) {
  const reviewing = await makeReviewing({ blindInAssisted: 0, overlap })
  const { store, takeIn } = reviewing
  await takeIn(makePrediction({ itemId: 'first' }))
  if (stage === 'assisted')
    valueOf(
      await store.promote(
        { ...makeAct(), role: 'lead', reason: 'a test', revision: null },
        task,
        null,
        true,
      ),
    )
  return {
    ...reviewing,
    take: (lane: Lane, order: Order, person = 'person-a', count = 5) =>
      store.take(makeAct({ person }), { task, lane, holding: [], count, order }),
  }
}

const idsOf = (items: readonly { readonly itemId: string }[]) => items.map((one) => one.itemId)

describe('the order of a lane', () => {
  it('can be the least confident first where the prediction is shown', async () => {
    const { takeIn, take, decide, undo } = await makeLane('assisted')
    await takeIn(
      ...ids.map((itemId, index) =>
        makePrediction({ itemId, confidence: confidences[index] ?? 0 }),
      ),
    )
    const order = ['item 3', 'item 1', 'item 4', 'item 2', 'item 0']
    expect(idsOf(valueOf(await take('assisted', 'least-confident')))).toEqual(order)
    await decide('item 3', 'cat', 'person-a', 'assisted')
    await undo('person-a')
    expect(idsOf(valueOf(await take('assisted', 'least-confident')))).toEqual(order)
  })

  it('never tells of the prediction where it is hidden', async () => {
    const { take } = await makeLane('shadow')
    for (const lane of ['blind', 'overlap', 'audit', 'deferred'] as const)
      expect(await take(lane, 'least-confident')).toMatchObject({
        error: { code: 'invalid_input', path: 'order' },
      })
  })

  it('can be random, another for each request, and gives everything once', async () => {
    const { takeIn, take, store } = await makeLane('shadow')
    const many = Array.from({ length: 60 }, (_, index) => `item ${index}`)
    await takeIn(...many.map((itemId) => makePrediction({ itemId })))
    const first = idsOf(valueOf(await take('blind', 'random', 'person-a', 20)))
    expect(new Set(first).size).toBe(20)
    expect(first).not.toEqual(['first', ...many].slice(0, 20))
    const others = idsOf(valueOf(await take('blind', 'random', 'person-b', 20)))
    expect(others.filter((id) => first.includes(id))).toEqual([])
    await store.release(makeAct({ person: 'person-a' }), task, null)
    const again = idsOf(valueOf(await take('blind', 'random', 'person-a', 20)))
    expect(again).not.toEqual(first)
    await store.release(makeAct({ person: 'person-a' }), task, null)
    await store.release(makeAct({ person: 'person-b' }), task, null)
    const all = [
      ...idsOf(valueOf(await take('blind', 'random', 'person-a', 50))),
      ...idsOf(valueOf(await take('blind', 'random', 'person-b', 50))),
    ]
    expect(new Set(all).size).toBe(61)
  })

  it('can put first what the gate lacks: critical labels where they are shown', async () => {
    const { takeIn, take } = await makeLane('assisted')
    await takeIn(
      makePrediction({ itemId: 'plain' }),
      makePrediction({ itemId: 'critical', value: 'owl' }),
    )
    const [item] = valueOf(await take('assisted', 'most-valuable'))
    expect(item?.itemId).toBe('critical')
  })

  it('can put first what the gate lacks: not critical labels where they are hidden', async () => {
    const { takeIn, take } = await makeLane('shadow')
    await takeIn(
      makePrediction({ itemId: 'plain' }),
      makePrediction({ itemId: 'critical', value: 'owl' }),
    )
    const items = valueOf(await take('blind', 'most-valuable'))
    expect(idsOf(items)).toEqual(['first', 'plain', 'critical'])
  })

  it('can put first what the gate lacks: items that a second person will decide', async () => {
    const { takeIn, take } = await makeLane('shadow', 0.3)
    const many = Array.from({ length: 40 }, (_, index) => `item ${index}`)
    await takeIn(...many.map((itemId) => makePrediction({ itemId })))
    const items = idsOf(valueOf(await take('blind', 'most-valuable', 'person-a', 50)))
    expect(items).not.toEqual(['first', ...many])
    expect(items.toSorted()).toEqual(['first', ...many].toSorted())
  })

  it('is what it was when an answer is undone, or an item comes back from being put off', async () => {
    const { takeIn, take, decide, undo, act, store } = await makeLane('assisted')
    const three = ['plain', 'critical', 'other']
    const values = ['cat', 'owl', 'cat']
    await takeIn(
      ...three.map((itemId, index) =>
        makePrediction({ itemId, value: values[index] ?? '', confidence: 0.9 - index / 10 }),
      ),
    )
    const valuable = async () => idsOf(valueOf(await take('assisted', 'most-valuable')))
    const unsure = async () => idsOf(valueOf(await take('assisted', 'least-confident')))
    const orders = [await valuable(), await unsure()]
    expect(orders[0]?.[0]).toBe('critical')
    await decide('critical', 'owl', 'person-a', 'assisted')
    await undo('person-a')
    expect([await valuable(), await unsure()]).toEqual(orders)
    const defer = (lane: Lane, until: number | null = null) =>
      store.defer(act('person-a'), { task, lane, itemId: 'critical', reason: '', until })
    await defer('assisted')
    await undo('person-a')
    expect([await valuable(), await unsure()]).toEqual(orders)
    // Decided and undone where it was put off, it comes back to its lane with all it had.
    await defer('assisted', morning + 60_000)
    await decide('critical', 'owl', 'person-a', 'deferred')
    await undo('person-a')
    await store.returnDeferred(morning + 120_000, 10)
    expect([await valuable(), await unsure()]).toEqual(orders)
  })

  it('can put first what the gate lacks: segments with few reviews beside others with enough', async () => {
    const { takeIn, store, take, act } = await makeLane('shadow')
    const policy = { minSegmentReviews: 3 }
    await store.defineTask(act(), taskSchema.parse({ ...animals, policy }))
    for (const itemId of ['n1', 'n2', 'n3'])
      await takeIn(makePrediction({ itemId }), makeDecision({ itemId, decidedAt: morning }))
    const source = await store.openSource(
      { file: 'later.jsonl', from: 'command', fingerprint: 'later', bytesTotal: 0 },
      morning,
    )
    const later = makeBatch([
      makePrediction({ itemId: 'north' }),
      makePrediction({ itemId: 'south', segment: { site: 'south' } }),
    ])
    await store.applyLines(source.id, later, 0, Infinity, morning + 60_000)
    const items = idsOf(valueOf(await take('blind', 'most-valuable')))
    expect(items).toEqual(['south', 'first', 'north'])
  })
})
