import { describe, expect, it } from 'vitest'
import type { Lane } from '../../shared/contract/review'
import { morning } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { makeAct, valueOf } from '../make/workspace'

const task = 'animals'
const minute = 60_000

/** Two items that wait, and people who come for them at given moments. */
async function makeTwoItems() {
  const reviewing = await makeReviewing({ leaseMinutes: 10 })
  const { store, arrive } = reviewing
  await arrive('a')
  await arrive('b')
  return {
    ...reviewing,
    take: async (person: string, at: number, lane: Lane = 'blind') =>
      valueOf(await store.take(makeAct({ person, at }), { task, lane, holding: [], count: 5 })).map(
        (one) => one.itemId,
      ),
    disputed: async (person: string, at: number) =>
      valueOf(
        await store.disputes(makeAct({ person, at }), {
          task,
          lane: 'disagreements',
          holding: [],
          count: 5,
        }),
      ).map((one) => one.itemId),
    heartbeat: (person: string, at: number, ...itemIds: readonly string[]) =>
      store.heartbeat(makeAct({ person, at }), task, itemIds),
  }
}

describe('work of somebody absent', () => {
  it('comes back when the time is up, unless they say that they are still at it', async () => {
    const { take, heartbeat } = await makeTwoItems()
    expect(await take('person-a', morning)).toEqual(['a', 'b'])
    const later = morning + 9 * minute
    await heartbeat('person-a', later, 'a')
    // Somebody else's heartbeat is worth nothing.
    await heartbeat('person-b', later, 'b')
    expect(await take('person-b', morning + 11 * minute)).toEqual(['b'])
    expect(await take('person-c', morning + 20 * minute)).toEqual(['a'])
  })

  it('comes back among disagreements as in every other lane', async () => {
    const { decide, disputed, heartbeat, rule, act } = await makeTwoItems()
    await decide('a', 'dog')
    await decide('b', 'dog')
    expect(await disputed('rita', morning + minute)).toEqual(['a', 'b'])
    expect(await disputed('rob', morning + minute)).toEqual([])
    await heartbeat('rita', morning + 9 * minute, 'a')
    expect(await disputed('rob', morning + 12 * minute)).toEqual(['b'])
    expect(act('rita').at).toBeLessThan(morning + minute)
    expect(await rule('a', 'model-right', null, 'rob')).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await disputed('rob', morning + 20 * minute)).toEqual(['a', 'b'])
  })

  it('comes back at once, in every task and lane, when they go', async () => {
    const { take, store, decide, disputed } = await makeTwoItems()
    await decide('b', 'dog')
    expect(await take('rita', morning)).toEqual(['a'])
    expect(await disputed('rita', morning)).toEqual(['b'])
    await store.releaseOf('nobody')
    expect(await take('person-b', morning)).toEqual([])
    await store.releaseOf('rita')
    expect(await take('person-b', morning)).toEqual(['a'])
    expect(await disputed('rob', morning)).toEqual(['b'])
  })
})

describe('a heartbeat', () => {
  it('takes an item up again that another window of the same person let go, and no other', async () => {
    const { take, heartbeat, store, decide } = await makeTwoItems()
    await take('person-a', morning)
    await store.releaseOf('person-a')
    await decide('b', 'cat', 'person-b')
    await heartbeat('person-a', morning + minute, 'a', 'b')
    expect(await take('person-b', morning + 2 * minute)).toEqual([])
    expect(
      await store.undo(makeAct({ person: 'person-b', at: morning + 2 * minute }), task),
    ).toMatchObject({ ok: true })
    expect(await take('person-b', morning + 3 * minute)).toEqual(['b'])
  })
})

describe('an item in somebody else’s hands', () => {
  it('is not fetched back by whoever put it off', async () => {
    const { take, store } = await makeTwoItems()
    const at = morning + minute
    valueOf(
      await store.defer(makeAct({ person: 'person-a', at }), {
        task,
        lane: 'blind',
        itemId: 'a',
        reason: 'dark',
        until: null,
      }),
    )
    expect(await take('person-b', at, 'deferred')).toEqual(['a'])
    const undo = () => store.undo(makeAct({ person: 'person-a', at }), task)
    expect(await undo()).toMatchObject({ error: { code: 'conflict' } })
    await store.release(makeAct({ person: 'person-b', at }), task, ['a'])
    expect(valueOf(await undo())).toMatchObject({ act: 'deferral' })
  })
})
