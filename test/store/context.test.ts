import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeOutcome, morning } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { valueOf } from '../make/workspace'

const task = 'animals'

describe('the context of an item', () => {
  it('shows what people decided lately, by label, and nothing of what still waits', async () => {
    const { arrive, decide, store, act } = await makeReviewing({ overlap: 1 })
    for (const itemId of ['a', 'b', 'c', 'here']) await arrive(itemId)
    await decide('a', 'cat')
    await decide('b', 'cat')
    await store.addPerson(act(), 'person-b', 'operator')
    // The second opinion on this one is still to come.
    await decide('c', 'cat')
    const context = valueOf(await store.context(task, 'here', 'person-b', morning))
    expect(context).toEqual({
      guidelineRevision: 1,
      similar: [
        {
          value: 'cat',
          items: [
            { itemId: 'b', payload: { kind: 'text', text: 'what is b?' } },
            { itemId: 'a', payload: { kind: 'text', text: 'what is a?' } },
          ],
        },
      ],
    })
  })

  it('is written down, and leaves a person independent for the item, not for the examples', async () => {
    const { arrive, decide, store, undo, act, folder, takeIn } = await makeReviewing()
    for (const itemId of ['a', 'here']) await arrive(itemId)
    await decide('a', 'cat')
    await store.context(task, 'here', 'person-b', morning)
    expect(valueOf(await decide('here', 'cat', 'person-b'))).toMatchObject({ independent: true })
    await undo()
    await store.release(act(), task, null)
    expect(valueOf(await decide('a', 'cat', 'person-b'))).toMatchObject({ independent: false })
    const db = new Database(folder.database, { readonly: true })
    const shown = db
      .prepare<[], { what: string; n: number }>(
        `SELECT what, count(*) AS n FROM reveals JOIN deciders d ON d.id = decider
         WHERE d.name = 'person-b' GROUP BY what ORDER BY what`,
      )
      .all()
    db.close()
    expect(shown).toEqual([
      { what: 'context', n: 1 },
      { what: 'example', n: 1 },
      { what: 'prediction', n: 2 },
    ])
    await takeIn(makeOutcome({ itemId: 'a' }))
  })

  it('says where there is no such item', async () => {
    const { store } = await makeReviewing()
    expect(await store.context(task, 'nothing', 'person-b', morning)).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

describe('own figures', () => {
  it('tell how first answers hold up against the truth, and how long one has been at it', async () => {
    const { arrive, decide, rule, takeIn, undo, store, faults } = await makeReviewing()
    const own = async (person: string, at: number) =>
      valueOf(await store.ownFigures(task, person, at))
    const nothing = { decided: 0, ruled: 0, right: 0, medianSeconds: null, minutesWithoutBreak: 0 }
    expect(await own('person-a', morning)).toEqual(nothing)
    for (const itemId of ['a', 'b', 'c']) await arrive(itemId)
    await decide('a', 'dog', 'person-a')
    await decide('b', 'cat', 'person-a')
    await decide('c', 'dog', 'person-a')
    await undo('person-a')
    await decide('c', 'cat', 'person-a')
    await rule('a', 'human-right')
    await takeIn(makeOutcome({ itemId: 'c', value: 'cat' }))
    const minute = 60_000
    expect(await own('person-a', morning + 4 * minute)).toEqual({
      decided: 3,
      ruled: 2,
      right: 1,
      medianSeconds: 1.5,
      minutesWithoutBreak: 3,
    })
    expect(await own('person-a', morning + 60 * minute)).toMatchObject({ minutesWithoutBreak: 0 })
    expect(await own('rita', morning)).toEqual(nothing)
    expect(faults()).toEqual([])
  })
})
