import { describe, expect, it } from 'vitest'
import { bucketOf } from '../../shared/routing/bucket'
import type { TaskInput } from '../../shared/schema/task'
import { makePrediction, morning } from '../make/events'
import { easy, lead, openLadder, reviewed } from '../make/ladder'
import { sha256 } from '../make/routing'
import { makeAct, valueOf } from '../make/workspace'

const blindShare = 0.3
const withBlind: Partial<TaskInput> = {
  ...easy,
  review: { decisions: 'both', audit: 0.5, overlap: 0, blindInAssisted: blindShare },
}
const isDrawn = (item: string) => bucketOf(sha256, 'animals', item, 'blind') < blindShare
const names = Array.from({ length: 60 }, (_, index) => `waits-${index}`)

const actAt = (seconds: number) => makeAct({ at: morning + seconds * 1000 })

/** At `assisted`, with 60 items that have waited since `shadow`, every third of them too unsure for the model. */
async function openWithWaiting(task: Partial<TaskInput> = withBlind) {
  const opened = await openLadder(task)
  const { takeIn, promote, store } = opened
  await takeIn(...reviewed(0, 300, 1000))
  await takeIn(
    ...names.map((itemId, index) =>
      makePrediction({ itemId, value: 'cat', confidence: index % 3 === 0 ? 0.3 : 0.9 }),
    ),
  )
  valueOf(await promote())
  await opened.lookAgain()
  const routeOf = async (item: string) =>
    valueOf(await store.route({ task: 'animals', item, prediction: null }))
  const lanes = async () =>
    Object.fromEntries(
      valueOf(await store.lanes('animals', 'tester', morning))
        .lanes.filter(({ waiting }) => waiting > 0)
        .map(({ lane, waiting }) => [lane, waiting]),
    )
  return { ...opened, routeOf, lanes }
}

describe('what waits when the model begins to decide', () => {
  it('stays blind on the way to assisted, as it is the evidence for the next gate', async () => {
    const { lanes } = await openWithWaiting()
    expect(await lanes()).toMatchObject({ blind: 60 })
  })

  it('goes the way of the new policy, but for the sample that the blind draw keeps', async () => {
    const { promote, lookAgain, lanes, store, state, isWhole } = await openWithWaiting()
    valueOf(await promote())
    await lookAgain()
    const kept = names.filter(isDrawn)
    const others = names.filter((name) => !isDrawn(name))
    const unsure = others.filter((name) => Number(name.slice(6)) % 3 === 0)
    expect(kept.length).toBeGreaterThan(5)
    const finals = await store.finalDecisions(0, 1000)
    const decided = finals.filter(({ by }) => by === 'model').map(({ item_id }) => item_id)
    expect(decided).toEqual(others.filter((name) => !unsure.includes(name)))
    expect(await lanes()).toMatchObject({ blind: kept.length, 'low-confidence': unsure.length })
    expect(state()).toMatchObject({
      waiting: { blind: kept.length, shown: unsure.length },
      automatic: { decided: decided.length },
    })
    const first = finals.find(({ by }) => by === 'model')
    expect(first).toMatchObject({ stage: 'partial', decided_at: '2026-03-02T09:10:00.000Z' })
    expect(isWhole()).toEqual([])
  })

  it('keeps its blind sample when it is looked at again, and says why', async () => {
    const { promote, lookAgain, lanes, store, routeOf } = await openWithWaiting()
    valueOf(await promote())
    await lookAgain()
    const before = await lanes()
    valueOf(await store.setThreshold(lead(), 'animals', 0.95))
    await lookAgain()
    expect(await lanes()).toEqual(before)
    const kept = names.find(isDrawn) ?? ''
    expect(await routeOf(kept)).toMatchObject({
      decidedBy: 'people',
      lane: 'blind',
      why: 'it waited to be decided blind, and is drawn to stay so at 30 %',
      draws: expect.arrayContaining([{ salt: 'blind', probability: 0.3, drawn: true }]),
    })
    const decide = store.decide(makeAct(), {
      task: 'animals',
      lane: 'blind',
      itemId: kept,
      value: 'cat',
      note: '',
      durationMs: 1,
    })
    expect(valueOf(await decide)).toMatchObject({ independent: true })
  })

  it('leaves alone what somebody holds, has put off, flagged, or answered before', async () => {
    const { promote, lookAgain, store } = await openWithWaiting({
      ...withBlind,
      review: { ...withBlind.review, blindInAssisted: 0 },
    })
    const sure = names.filter((_, index) => index % 3 !== 0)
    const [put = '', marked = '', answered = ''] = sure
    const input = { task: 'animals', lane: 'blind', holding: [] } as const
    const held = valueOf(
      await store.take(makeAct({ at: morning + 500_000 }), { ...input, count: 40 }),
    ).map(({ itemId }) => itemId)
    valueOf(await store.defer(actAt(1), { ...input, itemId: put, reason: 'later', until: null }))
    valueOf(await store.flag(actAt(2), { task: 'animals', itemId: marked, note: 'odd' }))
    const answer = { ...input, itemId: answered, value: 'dog', note: '', durationMs: 1 }
    valueOf(await store.decide(actAt(3), answer))
    valueOf(await store.undo(actAt(4), 'animals'))
    await store.release(makeAct(), 'animals', null)
    const again = valueOf(
      await store.take(makeAct({ at: morning + 500_000 }), { ...input, count: 2 }),
    ).map(({ itemId }) => itemId)
    expect(held.length).toBe(40)
    valueOf(await promote())
    await lookAgain()
    const decided = (await store.finalDecisions(0, 1000))
      .filter(({ by }) => by === 'model')
      .map(({ item_id }) => item_id)
    const untouched = [put, marked, answered, ...again]
    expect(decided).toEqual(sure.filter((name) => !untouched.includes(name)))
  })

  it('goes on where a kill interrupted it', async () => {
    const { promote, store, state, lookAgain } = await openWithWaiting()
    valueOf(await promote())
    await store.rerouteItems('animals', 0, 310, morning)
    const { decided } = state().automatic
    expect(await store.unroutedTasks()).toHaveLength(1)
    await lookAgain()
    expect(state().automatic.decided).toBeGreaterThan(decided)
    expect(await store.unroutedTasks()).toEqual([])
  })
})
