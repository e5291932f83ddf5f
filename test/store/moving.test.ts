import { describe, expect, it } from 'vitest'
import type { ReviewCondition } from '../../shared/schema/conditions'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import { makeDecision, makePrediction, morning } from '../make/events'
import { easy, labels, lead, openLadder, reviewed } from '../make/ladder'
import { animals, makeAct, valueOf } from '../make/workspace'

describe('the way back', () => {
  it('does not lead to where no version was in charge', async () => {
    const { takeIn, store, state } = await openLadder()
    await takeIn(makePrediction())
    expect(await store.rollback(lead(), 'animals', null)).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('nothing to go back to') },
    })
    expect(state().deployment).toMatchObject({
      revision: 2,
      strategy: { serving: { version: '1' } },
    })
  })

  it('passes over revisions in which only the definition was changed', async () => {
    const { takeIn, store, promote, state } = await openLadder()
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote())
    const review = { ...easy.review, overlap: 0.2 }
    valueOf(await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...easy, review })))
    expect(state().deployment).toMatchObject({ stage: 'assisted', revision: 4 })
    valueOf(await store.rollback(lead(), 'animals', null))
    expect(state().deployment).toMatchObject({ stage: 'shadow', revision: 5 })
  })
})

const by = (person: string, at = morning) => lead({ person, at })

describe('an act on a picture of the past', () => {
  it('is refused with who changed what in between, and done after another look', async () => {
    const { takeIn, store, promote, state } = await openLadder()
    await takeIn(...reviewed(0, 300, 1000))
    const seen = state().deployment.revision
    valueOf(await promote(null, lead({ person: 'lead-b', revision: seen })))
    const demote = (revision: number) =>
      store.demote(lead({ person: 'lead-a', revision }), 'animals', 'manual', null)
    const refused = await demote(seen)
    expect(refused).toMatchObject({ error: { code: 'stale' } })
    expect(refused).toMatchObject({
      error: {
        message: expect.stringContaining('lead-b promoted the model to assisted (revision 3)'),
      },
    })
    valueOf(await demote(seen + 1))
    expect(state().deployment).toMatchObject({ stage: 'manual' })
  })

  it('approves no other proposal than the one that was seen', async () => {
    const { takeIn, store, promote, state } = await openLadder({
      ...easy,
      policy: { ...easy.policy, secondApproval: true },
    })
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote(null, lead({ person: 'lead-a' })))
    const seen = state().proposal?.at ?? null
    valueOf(await store.answerProposal(by('lead-c'), 'animals', false, seen))
    valueOf(await promote(null, by('lead-c', morning + 1000)))
    expect(await store.answerProposal(by('lead-b'), 'animals', true, seen)).toMatchObject({
      error: { code: 'stale', message: expect.stringContaining('lead-c') },
    })
    expect(state().deployment.stage).toBe('shadow')
  })
})

const agreementN = (gate: { criteria: readonly { id: string; n: number }[] }) =>
  gate.criteria.find(({ id }) => id === 'agreement')?.n

describe('evidence', () => {
  it('counts every independent decision where no policy changed, in any order', async () => {
    const { takeIn, gate, isWhole } = await openLadder()
    const events = reviewed(0, 60, 4)
    await takeIn(...events.filter(({ type }) => type === 'decision'))
    await takeIn(...events.filter(({ type }) => type === 'prediction'))
    expect(agreementN(gate())).toBe(60)
    expect(isWhole()).toEqual([])
  })

  it('counts only decisions made after the policy changed, whenever the prediction comes', async () => {
    const { takeIn, gate, store, isWhole } = await openLadder()
    await takeIn(...reviewed(0, 40, 4))
    await takeIn(
      ...reviewed(40, 50, 4).filter(({ type }) => type === 'decision'),
      ...reviewed(50, 60, 4).filter(({ type }) => type === 'prediction'),
    )
    expect(agreementN(gate())).toBe(40)
    const policy = { ...easy.policy, targetAgreement: 0.85 }
    valueOf(await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...easy, policy })))
    expect(agreementN(gate())).toBe(0)
    // Decided before, predicted since: no evidence. Predicted before, decided since: evidence.
    await takeIn(...reviewed(40, 50, 4).filter(({ type }) => type === 'prediction'))
    expect(agreementN(gate())).toBe(0)
    await takeIn(...reviewed(50, 60, 4).filter(({ type }) => type === 'decision'))
    expect(agreementN(gate())).toBe(10)
    expect(isWhole()).toEqual([])
  })

  it('of a version that comes after a changed policy begins with that policy', async () => {
    const { takeIn, gate, store, reader, isWhole } = await openLadder()
    await takeIn(...reviewed(0, 40, 4))
    const policy = { ...easy.policy, targetAgreement: 0.85 }
    valueOf(await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...easy, policy })))
    await takeIn(...reviewed(0, 40, 4, '2').filter(({ type }) => type === 'prediction'))
    await takeIn(...reviewed(40, 55, 4, '2'))
    expect(agreementN(gate('2'))).toBe(15)
    const all = { from: null, to: null, segment: null, stage: null, curve: 'thin' } as const
    const filter = { task: 'animals', model: 'eyes', version: '2', ...all }
    expect(valueOf(reader.report(filter))[0]).toMatchObject({ paired: 55 })
    expect(isWhole()).toEqual([])
  })

  it('is not touched by another task whose policy changed', async () => {
    const { takeIn, gate, store } = await openLadder()
    const other = { ...animals, ...easy, id: 'plants' }
    valueOf(await store.defineTask(makeAct(), taskSchema.parse(other)))
    await takeIn(...reviewed(0, 20, 4).filter(({ type }) => type === 'decision'))
    const policy = { ...easy.policy, minReviews: 60 }
    valueOf(await store.defineTask(makeAct(), taskSchema.parse({ ...other, policy })))
    await takeIn(...reviewed(0, 20, 4).filter(({ type }) => type === 'prediction'))
    expect(agreementN(gate())).toBe(20)
  })
})

describe('audits where people decide elsewhere', () => {
  it('wait to be seen, and are made by an independent decision event', async () => {
    const external = { ...easy, review: { ...easy.review, decisions: 'external' as const } }
    const { takeIn, promote, state, isWhole } = await openLadder(external)
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote())
    valueOf(await promote())
    await takeIn(makePrediction({ itemId: 'a' }), makePrediction({ itemId: 'b' }))
    expect(state().automatic).toEqual({ decided: 2, audited: 0, waiting: 2 })
    await takeIn(
      makeDecision({ itemId: 'a', independent: false, decider: 'auditor' }),
      makeDecision({ itemId: 'b', decider: 'auditor' }),
    )
    expect(state().automatic).toEqual({ decided: 2, audited: 1, waiting: 1 })
    await takeIn(makeDecision({ itemId: 'a', decider: 'auditor-b' }))
    expect(state().automatic).toEqual({ decided: 2, audited: 2, waiting: 0 })
    expect(isWhole()).toEqual([])
  })
})

describe('a canary', () => {
  const strategy = {
    kind: 'canary',
    serving: { model: 'eyes', version: '1' },
    candidate: { model: 'eyes', version: '2' },
    share: 0.5,
  } as const

  async function openCanary(policy: TaskInput['policy'] = {}) {
    const opened = await openLadder({ ...easy, policy: { ...easy.policy, ...policy } })
    const { takeIn, store, state } = opened
    await takeIn(makePrediction({ itemId: 'x' }), makePrediction({ itemId: 'y', version: '2' }))
    valueOf(await store.deploy(lead({ person: 'lead-a' }), 'animals', strategy))
    const feed = async (from: number, to: number, isOver: () => boolean) => {
      for (let index = from; index < to && !isOver(); index++) {
        const itemId = `c-${index}`
        const value = labels[index % 3] ?? 'cat'
        await takeIn(
          makePrediction({ itemId, value }),
          makePrediction({ itemId, value, version: '2' }),
          makeDecision({ itemId, value }),
        )
      }
    }
    return { ...opened, feed, strategyNow: () => state().deployment.strategy }
  }

  it('that ends by itself is told until somebody acknowledges it', async () => {
    const { feed, strategyNow, store } = await openCanary()
    await feed(0, 700, () => strategyNow().kind === 'single')
    expect(strategyNow()).toMatchObject({ kind: 'single', serving: { version: '2' } })
    const [notice] = await store.notices()
    expect(notice).toMatchObject({ kind: 'takeover', task: 'animals', mustAcknowledge: true })
    const id = notice?.id ?? 0
    valueOf(await store.acknowledge(makeAct(), id, 'seen the figures'))
    expect(await store.notices()).toMatchObject([{ id, acknowledgedBy: 'tester' }])
    expect(await store.acknowledge(makeAct(), id, '')).toMatchObject({
      error: { message: expect.stringContaining('tester has acknowledged') },
    })
    expect(await store.acknowledge(makeAct(), 999, '')).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('waits with its last step for another lead than the one who began it', async () => {
    const { feed, state, strategyNow, store, isWhole } = await openCanary({ secondApproval: true })
    await feed(0, 700, () => state().proposal !== null)
    expect(strategyNow()).toMatchObject({ kind: 'canary', share: 0.5 })
    expect(state().proposal).toMatchObject({ by: 'lead-a', takesOver: { version: '2' } })
    const answer = (person: string, approves: boolean) =>
      store.answerProposal(lead({ person }), 'animals', approves, null)
    expect(await answer('lead-a', true)).toMatchObject({ error: { code: 'not_allowed' } })
    valueOf(await answer('lead-b', true))
    expect(strategyNow()).toEqual({ kind: 'single', serving: { model: 'eyes', version: '2' } })
    const [entry] = valueOf(await store.timeline('animals', null, 1))
    expect(entry).toMatchObject({
      actor: 'lead-b',
      act: 'automation.canary',
      detail: { by: 'lead-a', approvedBy: 'lead-b' },
    })
    expect(isWhole()).toEqual([])
  })

  it('is not proposed again after a lead declined it, until its share changes', async () => {
    const { feed, state, strategyNow, store } = await openCanary({ secondApproval: true })
    await feed(0, 700, () => state().proposal !== null)
    valueOf(await store.answerProposal(lead({ person: 'lead-b' }), 'animals', false, null))
    await feed(700, 720, () => false)
    expect(state().proposal).toBeNull()
    expect(strategyNow()).toMatchObject({ kind: 'canary', share: 0.5 })
    valueOf(await store.deploy(lead(), 'animals', { ...strategy, share: 0.6 }))
    await feed(720, 730, () => false)
    expect(state().proposal).not.toBeNull()
  })
})

describe('review conditions', () => {
  const conditions: ReviewCondition = { kind: 'label', labels: ['owl'] }

  it('are a change of the policy by a lead with a reason, which routes what waits', async () => {
    const { takeIn, promote, store, state, lookAgain, isWhole } = await openLadder()
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote())
    valueOf(await promote())
    valueOf(await store.setConditions(lead({ reason: 'owls are rare' }), 'animals', conditions))
    await takeIn(makePrediction({ itemId: 'o', value: 'owl', confidence: 0.99 }))
    expect(state()).toMatchObject({
      deployment: { stage: 'partial', revision: 5 },
      automatic: { decided: 0 },
      waiting: { shown: 1 },
    })
    const { tasks } = await store.policy()
    expect(tasks['animals']).toMatchObject({ revision: 5, review_conditions: conditions })
    const [entry] = valueOf(await store.timeline('animals', null, 1))
    expect(entry).toMatchObject({
      act: 'automation.conditions',
      actor: 'tester',
      detail: { reason: 'owls are rare', conditions: { before: null, after: conditions } },
    })
    valueOf(await store.setConditions(lead(), 'animals', null))
    await lookAgain()
    expect(state()).toMatchObject({ automatic: { decided: 1 }, waiting: { shown: 0 } })
    expect(isWhole()).toEqual([])
  })

  it('leave the pairs and begin the audits anew', async () => {
    const { takeIn, promote, store, reader, state } = await openLadder()
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote())
    valueOf(await promote())
    await takeIn(makePrediction({ itemId: 'a' }), makeDecision({ itemId: 'a', decider: 'auditor' }))
    expect(state().automatic).toMatchObject({ decided: 1, audited: 1 })
    valueOf(await store.setConditions(lead(), 'animals', conditions))
    expect(state().automatic).toMatchObject({ decided: 0, audited: 0 })
    const filter = { task: 'animals', model: 'eyes', version: '1', to: 'assisted' } as const
    expect(valueOf(reader.gate(filter)).criteria[0]).toMatchObject({ id: 'agreement', n: 300 })
  })

  it.each<[string, Parameters<typeof lead>[0], ReviewCondition | null, string]>([
    ['an operator asks', { role: 'operator' }, conditions, 'not_allowed'],
    ['there is no reason', { reason: ' ' }, conditions, 'invalid_input'],
    ['a label is not there', {}, { kind: 'label', labels: ['cow'] }, 'invalid_input'],
    ['they are those in force', {}, null, 'conflict'],
  ])('stay where %s', async (_name, facts, wanted, code) => {
    const { store } = await openLadder()
    expect(await store.setConditions(lead(facts), 'animals', wanted)).toMatchObject({
      error: { code },
    })
  })
})
