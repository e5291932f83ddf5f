import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { makeDecision, makeOutcome, makePrediction } from '../make/events'
import { makeReviewing } from '../make/reviewing'
import { makeAct, valueOf } from '../make/workspace'

describe('the lane of disagreements', () => {
  it('gets an item when prediction and decision differ, and loses it when that is ruled', async () => {
    const { arrive, decide, rule, waiting, faults } = await makeReviewing()
    await arrive('a')
    await arrive('b')
    await decide('a', 'dog')
    await decide('b', 'cat')
    expect(await waiting()).toEqual({ disagreements: 1 })
    expect(valueOf(await rule('a', 'model-right'))).toMatchObject({ value: 'cat', by: 'rita' })
    expect(await waiting()).toEqual({})
    expect(faults()).toEqual([])
  })

  it('waits until everybody was asked', async () => {
    const { arrive, decide, waiting, store, act, faults } = await makeReviewing({ overlap: 1 })
    await store.addPerson(act(), 'person-b', 'operator')
    await arrive('a')
    await decide('a', 'dog')
    expect(await waiting()).toEqual({ overlap: 1 })
    await decide('a', 'cat', 'person-b', 'overlap')
    expect(await waiting()).toEqual({ disagreements: 1 })
    expect(faults()).toEqual([])
  })

  it('asks a third person, blind, where two differ and the task wants it', async () => {
    const { arrive, decide, waiting, store, act, faults } = await makeReviewing({
      overlap: 1,
      thirdOpinion: true,
    })
    for (const name of ['person-b', 'person-c']) await store.addPerson(act(), name, 'operator')
    await arrive('a')
    await decide('a', 'cat')
    await decide('a', 'dog', 'person-b', 'overlap')
    expect(await waiting()).toEqual({ overlap: 1 })
    const take = (person: string) =>
      store.take(act(person), { task: 'animals', lane: 'overlap', holding: [], count: 5 })
    expect(valueOf(await take('person-b'))).toEqual([])
    const [item] = valueOf(await take('person-c'))
    expect(JSON.stringify(item)).not.toMatch(/eyes|0\.8|"cat"|"dog"|tester|person-b/)
    expect(valueOf(await decide('a', 'dog', 'person-c', 'overlap'))).toMatchObject({
      independent: true,
    })
    expect(await waiting()).toEqual({ disagreements: 1 })
    expect(faults()).toEqual([])
  })

  it('follows decisions from outside, whatever order they come in', async () => {
    const { takeIn, waiting, faults } = await makeReviewing({ decisions: 'external' })
    await takeIn(makeDecision({ itemId: 'a', value: 'dog' }), makePrediction({ itemId: 'a' }))
    await takeIn(makePrediction({ itemId: 'b' }), makeDecision({ itemId: 'b', value: 'dog' }))
    await takeIn(makePrediction({ itemId: 'c' }), makeDecision({ itemId: 'c', decider: 'x' }))
    await takeIn(makeDecision({ itemId: 'c', decider: 'y', value: 'owl' }))
    expect(await waiting()).toEqual({ disagreements: 3 })
    await takeIn(makeOutcome({ itemId: 'a' }))
    expect(await waiting()).toEqual({ disagreements: 2 })
    expect(faults()).toEqual([])
  })

  it('compares with the version that the item went to, not with a silent one', async () => {
    const { arrive, takeIn, decide, waiting, disputes } = await makeReviewing()
    await arrive('a')
    await takeIn(makePrediction({ itemId: 'a', version: '2', value: 'dog' }))
    await decide('a', 'cat')
    expect(await waiting()).toEqual({})
    await arrive('b')
    await takeIn(makePrediction({ itemId: 'b', version: '2', value: 'dog' }))
    await decide('b', 'dog')
    const [dispute] = await disputes()
    expect(dispute?.voices.map((one) => one.name).toSorted()).toEqual(['eyes 1', 'tester'])
  })
})

describe('a dispute', () => {
  it('shows all voices, in the same order at every look, and ends independence', async () => {
    const { arrive, decide, disputes, store, act, undo } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    const [dispute] = await disputes()
    expect(dispute).toMatchObject({ itemId: 'a', lane: 'disagreements', rulings: [], flags: [] })
    expect(dispute?.voices).toHaveLength(2)
    expect(dispute?.voices).toContainEqual({
      by: 'model',
      name: 'eyes 1',
      value: 'cat',
      confidence: 0.8,
      note: '',
      independent: true,
    })
    await store.release(act('rita'), 'animals', null)
    expect((await disputes())[0]?.voices).toEqual(dispute?.voices)
    await undo()
    await store.release(act(), 'animals', null)
    const [item] = valueOf(
      await store.take(act('rita'), { task: 'animals', lane: 'blind', holding: [], count: 1 }),
    )
    expect(item).toMatchObject({ itemId: 'a', seen: true, shown: null })
  })

  it('is held by one reviewer at a time', async () => {
    const { arrive, decide, disputes, rule } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    expect(await disputes('rita')).toHaveLength(1)
    expect(await disputes('rob')).toEqual([])
    expect(await rule('a', 'model-right', null, 'rob')).toMatchObject({
      error: { code: 'conflict' },
    })
  })

  it('hides names where the task says so, and puts voices in an order that tells nothing', async () => {
    const { arrive, decide, disputes } = await makeReviewing({ hideNames: true })
    const ids = Array.from({ length: 20 }, (_, index) => `item ${index}`)
    for (const id of ids) {
      await arrive(id)
      await decide(id, 'dog')
    }
    const found = await disputes()
    expect(JSON.stringify(found)).not.toMatch(/eyes|tester/)
    const orders = found.map((one) => one.voices.map((voice) => voice.name).join())
    expect(new Set(orders)).toEqual(new Set(['Model,Person A', 'Person A,Model']))
  })

  it('cannot be decided, put off or taken like other items', async () => {
    const { arrive, decide, store, act } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    const lane = 'disagreements'
    expect(await decide('a', 'cat', 'person-b', lane)).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const task = 'animals'
    const take = store.take(act(), { task, lane, holding: [], count: 5 })
    expect(await take).toMatchObject({ error: { code: 'invalid_input' } })
  })
})

describe('a ruling', () => {
  it.each([
    ['model-right', null, 'cat', 1, 0],
    ['human-right', null, 'dog', 0, 1],
    ['both-wrong', 'owl', 'owl', 0, 0],
  ] as const)('of %s sets the ground truth', async (kind, value, truth, model, people) => {
    const { arrive, decide, rule, report, faults } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    expect(valueOf(await rule('a', kind, value))).toMatchObject({ kind, value: truth })
    expect(report()).toMatchObject({
      accuracy: { n: 1, value: model },
      humanAccuracy: { n: 1, value: people },
      agreement: { n: 1, agreed: 0 },
    })
    expect(faults()).toEqual([])
  })

  it('of ambiguous settles the item and says nothing of who is right', async () => {
    const { arrive, decide, rule, report, waiting, faults } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    expect(valueOf(await rule('a', 'ambiguous'))).toMatchObject({ value: null })
    expect(await waiting()).toEqual({})
    expect(report()).toMatchObject({ accuracy: { n: 0 }, humanAccuracy: { n: 0 } })
    expect(faults()).toEqual([])
  })

  it('may be given again, and the earlier one is kept', async () => {
    const { arrive, decide, rule, report, store, act, disputes, undo } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    await rule('a', 'model-right')
    await rule('a', 'human-right', null, 'rob')
    expect(report()).toMatchObject({ accuracy: { n: 1, value: 0 } })
    await store.flag(act(), { task: 'animals', itemId: 'a', note: 'look' })
    const [item] = await disputes('rita', 'flagged')
    expect(item?.rulings.map((one) => [one.by, one.kind])).toEqual([
      ['rob', 'human-right'],
      ['rita', 'model-right'],
    ])
    expect(valueOf(await undo('rob'))).toMatchObject({ act: 'ruling', value: 'dog' })
    expect(report()).toMatchObject({ accuracy: { n: 1, value: 1 } })
  })

  it('yields to an outcome, whenever that comes', async () => {
    const { arrive, decide, rule, takeIn, report, faults } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    await takeIn(makeOutcome({ itemId: 'a', value: 'dog' }))
    await rule('a', 'model-right')
    expect(report()).toMatchObject({ accuracy: { n: 1, value: 0 }, humanAccuracy: { value: 1 } })
    expect(faults()).toEqual([])
  })

  it('is refused where it makes no sense', async () => {
    const { arrive, decide, rule } = await makeReviewing()
    await arrive('a')
    expect(await rule('a', 'model-right')).toMatchObject({ error: { code: 'conflict' } })
    await decide('a', 'dog')
    expect(await rule('a', 'both-wrong')).toMatchObject({ error: { path: 'value' } })
    expect(await rule('a', 'both-wrong', 'cat')).toMatchObject({ error: { path: 'value' } })
    expect(await rule('a', 'both-wrong', 'cow')).toMatchObject({ error: { path: 'value' } })
    expect(await rule('a', 'human-right', 'owl')).toMatchObject({ error: { path: 'value' } })
    expect(await rule('nothing', 'ambiguous')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('asked again answers the same and counts once', async () => {
    const { arrive, decide, store, folder } = await makeReviewing()
    await arrive('a')
    await decide('a', 'dog')
    const act = makeAct({ person: 'rita' })
    const input = {
      task: 'animals',
      itemId: 'a',
      kind: 'model-right',
      value: null,
      note: '',
    } as const
    const first = await store.rule(act, input)
    expect(await store.rule(act, input)).toEqual(first)
    const db = new Database(folder.database, { readonly: true })
    expect(db.prepare('SELECT count(*) AS n FROM rulings').get()).toEqual({ n: 1 })
    db.close()
  })
})

describe('automation bias', () => {
  it('counts wrong suggestions that people saw, and how often they followed', async () => {
    const { takeIn, report, faults } = await makeReviewing({ decisions: 'external' })
    const saw = { independent: false }
    await takeIn(
      makePrediction({ itemId: 'a' }),
      makeDecision({ itemId: 'a', value: 'cat', ...saw }),
      makeDecision({ itemId: 'a', value: 'dog', decider: 'b', ...saw }),
      makeOutcome({ itemId: 'a', value: 'dog' }),
    )
    expect(report()).toMatchObject({ automationBias: { n: 2, followedWrong: 1 } })
    expect(faults()).toEqual([])
  })
})
