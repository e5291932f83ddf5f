import { describe, expect, it } from 'vitest'
import { taskSchema } from '../../shared/schema/task'
import { makeDecision, makePrediction, morning } from '../make/events'
import { animals, makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

async function waitingBlind(store: Awaited<ReturnType<typeof makeWorkspace>>['store']) {
  const { lanes } = valueOf(await store.lanes('animals', 'tester', morning))
  return lanes.find((one) => one.lane === 'blind')?.waiting
}

describe('defining tasks', () => {
  it('fills in what the definition leaves out, and counts its revisions', async () => {
    const { store } = await makeWorkspace()
    const [summary] = await store.tasks()
    expect(summary).toMatchObject({
      revision: 1,
      items: 0,
      versions: [],
      task: { criticality: 'medium', policy: { minReviews: 200 } },
    })
    const same = await store.defineTask(makeAct(), taskSchema.parse(animals))
    expect(valueOf(same)).toMatchObject({ change: 'unchanged', revision: 1 })
    const other = taskSchema.parse({ ...animals, name: 'Animals' })
    expect(valueOf(await store.defineTask(makeAct(), other))).toMatchObject({
      change: 'changed',
      revision: 2,
    })
  })

  it('moves waiting items when people are to decide here, and back when they are not', async () => {
    const { store, takeIn, reader } = await makeWorkspace({ review: { decisions: 'external' } })
    await takeIn(
      makePrediction({ itemId: 'a' }),
      makePrediction({ itemId: 'b' }),
      makePrediction({ itemId: 'no payload', payload: null }),
      makeDecision({ itemId: 'b' }),
    )
    expect(await waitingBlind(store)).toBe(0)
    const reroute = async (decisions: 'both' | 'external') => {
      await store.defineTask(makeAct(), taskSchema.parse({ ...animals, review: { decisions } }))
      let after: number | null = 0
      while (after !== null) after = await store.rerouteItems('animals', after, 2, morning)
    }
    await reroute('both')
    expect(await waitingBlind(store)).toBe(1)
    await reroute('external')
    expect(await waitingBlind(store)).toBe(0)
    expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
  })

  it('keeps what was said with a label that the task no longer has', async () => {
    const { store, takeIn, reader } = await makeWorkspace()
    await takeIn(
      makePrediction({ itemId: 'a', value: 'owl' }),
      makeDecision({ itemId: 'a', value: 'owl' }),
    )
    const labels = [{ id: 'dog' }, { id: 'cat' }]
    await store.defineTask(makeAct(), taskSchema.parse({ ...animals, labels }))
    const [report] = valueOf(reader.report(wholeReport))
    expect(Object.keys(report?.confusion ?? {})).toEqual(['dog', 'cat', 'owl'])
    expect(report?.confusion['owl']?.['owl']).toBe(1)
  })
})
