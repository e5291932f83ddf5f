import { describe, expect, it } from 'vitest'
import { taskSchema } from '../../shared/schema/task'
import { makeDecision, makePrediction, morning } from '../make/events'
import { easy, labels, lead, openAtPartial, openLadder as open, reviewed } from '../make/ladder'
import { animals, makeAct, valueOf } from '../make/workspace'

describe('the ladder', () => {
  it('puts the first version that predicts in charge of watching', async () => {
    const { takeIn, state, store } = await open()
    expect(state().deployment).toMatchObject({
      stage: 'shadow',
      strategy: { kind: 'single', serving: null },
    })
    await takeIn(makePrediction(), makePrediction({ version: '2' }))
    expect(state().deployment.strategy).toEqual({
      kind: 'single',
      serving: { model: 'eyes', version: '1' },
    })
    const [entry] = valueOf(await store.timeline('animals', null, 10))
    expect(entry).toMatchObject({ act: 'automation.adopt', actor: 'understudy' })
  })

  it('lets a model up only when the gate is ready, with the evidence frozen beside it', async () => {
    const { takeIn, gate, promote, state, store } = await open()
    await takeIn(...reviewed(0, 30, 1000))
    expect(gate()).toMatchObject({ stage: 'shadow', next: 'assisted', verdict: 'insufficient' })
    expect(await promote()).toMatchObject({ error: { code: 'conflict' } })
    await takeIn(...reviewed(30, 300, 1000))
    expect(gate()).toMatchObject({ verdict: 'ready' })
    valueOf(await promote())
    expect(state().deployment).toMatchObject({ stage: 'assisted', revision: 3 })
    valueOf(await promote())
    expect(state().deployment).toMatchObject({ stage: 'partial', threshold: 0.5 })
    const [entry] = valueOf(await store.timeline('animals', null, 10))
    expect(entry).toMatchObject({
      act: 'automation.promote',
      actor: 'tester',
      detail: {
        reason: 'the figures carry it',
        before: { stage: 'assisted' },
        after: { stage: 'partial' },
        evidence: { verdict: 'ready' },
      },
    })
  })

  it('lets nobody move a model but a lead with a reason', async () => {
    const { takeIn, promote } = await open()
    await takeIn(...reviewed(0, 300, 1000))
    expect(await promote(null, lead({ role: 'reviewer' }))).toMatchObject({
      error: { code: 'not_allowed' },
    })
    expect(await promote(null, lead({ reason: '  ' }))).toMatchObject({
      error: { code: 'invalid_input' },
    })
  })

  it('asks a second lead where the policy says so', async () => {
    const { takeIn, promote, state, store } = await open({
      ...easy,
      policy: { ...easy.policy, secondApproval: true },
    })
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote(null, lead({ person: 'person-a' })))
    expect(state()).toMatchObject({ deployment: { stage: 'shadow' }, proposal: { by: 'person-a' } })
    expect(
      await store.answerProposal(lead({ person: 'person-a' }), 'animals', true, null),
    ).toMatchObject({
      error: { code: 'not_allowed' },
    })
    valueOf(await store.answerProposal(lead({ person: 'person-b' }), 'animals', true, null))
    expect(state()).toMatchObject({ deployment: { stage: 'assisted' }, proposal: null })
  })

  it('starts evidence anew when the policy changes, and keeps the report', async () => {
    const { takeIn, gate, store, reader, isWhole } = await open()
    await takeIn(...reviewed(0, 100, 1000))
    const stricter = { ...easy, policy: { ...easy.policy, targetAgreement: 0.85 } }
    await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...stricter }))
    expect(gate().criteria[0]).toMatchObject({ id: 'agreement', n: 0, pass: null })
    const filter = { task: 'animals', model: 'eyes', version: '1' } as const
    const all = { from: null, to: null, segment: null, stage: null, curve: 'whole' } as const
    expect(valueOf(reader.report({ ...filter, ...all }))[0]).toMatchObject({ paired: 100 })
    await takeIn(...reviewed(100, 160, 1000))
    expect(gate().criteria[0]).toMatchObject({ n: 60 })
    expect(isWhole()).toEqual([])
  })
})

describe('partial automation', () => {
  it('lets the model decide from the threshold on, and people below it with the prediction shown', async () => {
    const { takeIn, store, isWhole } = await openAtPartial()
    await takeIn(
      makePrediction({ itemId: 'sure', confidence: 0.9, value: 'dog' }),
      makePrediction({ itemId: 'unsure', confidence: 0.3, value: 'dog' }),
    )
    const finals = await store.finalDecisions(300, 10)
    expect(finals).toMatchObject([
      { item_id: 'sure', value: 'dog', by: 'model', version: '1', stage: 'partial' },
    ])
    const take = async (lane: 'audit' | 'low-confidence') =>
      valueOf(await store.take(makeAct(), { task: 'animals', lane, holding: [], count: 5 }))
    expect(await take('audit')).toMatchObject([{ itemId: 'sure', shown: null, seen: false }])
    expect(await take('low-confidence')).toMatchObject([
      { itemId: 'unsure', shown: { value: 'dog', confidence: 0.3 } },
    ])
    const decide = (itemId: string, lane: 'audit' | 'low-confidence') =>
      store.decide(makeAct(), {
        task: 'animals',
        lane,
        itemId,
        value: 'dog',
        note: '',
        durationMs: 1,
      })
    expect(valueOf(await decide('sure', 'audit'))).toMatchObject({ independent: true })
    expect(valueOf(await decide('unsure', 'low-confidence'))).toMatchObject({ independent: false })
    expect(isWhole()).toEqual([])
  })

  it('goes down by itself when audits find too many errors, also while a promotion waits', async () => {
    const { takeIn, store, state, isWhole } = await openAtPartial()
    let demoted = -1
    for (let index = 0; index < 200 && demoted < 0; index++) {
      const itemId = `bad-${index}`
      await takeIn(
        makePrediction({ itemId, confidence: 0.9, value: 'cat' }),
        makeDecision({ itemId, value: 'dog', decider: 'auditor' }),
      )
      if (state().deployment.stage !== 'partial') demoted = index
    }
    expect(demoted).toBeGreaterThan(0)
    expect(state()).toMatchObject({
      deployment: { stage: 'assisted', threshold: null },
      notices: [{ kind: 'alarm', mustAcknowledge: true, acknowledgedBy: null }],
    })
    const [entry] = valueOf(await store.timeline('animals', null, 1))
    expect(entry).toMatchObject({ act: 'automation.demote', actor: 'understudy' })
    const id = state().notices[0]?.id ?? 0
    valueOf(await store.acknowledge(makeAct(), id, ''))
    expect(state().notices[0]).toMatchObject({ acknowledgedBy: 'tester' })
    expect(isWhole()).toEqual([])
  })

  it('keeps a good model up, however many audits come', async () => {
    const { takeIn, state } = await openAtPartial()
    for (let index = 0; index < 300; index++) {
      const itemId = `good-${index}`
      await takeIn(
        makePrediction({ itemId, confidence: 0.9, value: 'cat' }),
        makeDecision({ itemId, value: 'cat', decider: 'auditor' }),
      )
    }
    expect(state()).toMatchObject({
      deployment: { stage: 'partial' },
      automatic: { decided: 300, audited: 300 },
    })
  })

  it('refuses full automation unless errors cost little', async () => {
    const { takeIn, promote, store } = await openAtPartial()
    const costly = { ...easy, criticality: 'high' as const }
    await store.defineTask(makeAct(), taskSchema.parse({ ...animals, ...costly }))
    await takeIn(makePrediction({ itemId: 'one more' }))
    expect(await promote()).toMatchObject({
      error: { code: 'not_allowed', message: expect.stringContaining('high') },
    })
  })

  it('shows no prediction any more of items that wait when people decide alone again', async () => {
    const { takeIn, store } = await openAtPartial()
    await takeIn(makePrediction({ itemId: 'unsure', confidence: 0.3 }))
    valueOf(await store.demote(lead(), 'animals', 'shadow', null))
    let after: number | null = 0
    while (after !== null) after = await store.rerouteItems('animals', after, 50, morning)
    const input = { task: 'animals', lane: 'blind', holding: [], count: 5 } as const
    expect(valueOf(await store.take(makeAct(), input))).toMatchObject([
      { itemId: 'unsure', shown: null },
    ])
  })
})

describe('two versions', () => {
  it('compares a silent candidate on the same items', async () => {
    const { takeIn, store, state, isWhole } = await open()
    await takeIn(...reviewed(0, 120, 4))
    for (let index = 0; index < 120; index++)
      await takeIn(
        makePrediction({
          itemId: `seen-${index}`,
          version: '2',
          value: labels[index % 3] ?? 'cat',
          scores: null,
        }),
      )
    valueOf(
      await store.deploy(lead(), 'animals', {
        kind: 'silent',
        serving: { model: 'eyes', version: '1' },
        candidates: [{ model: 'eyes', version: '2' }],
      }),
    )
    expect(state().comparisons).toMatchObject([
      {
        n: 120,
        onlyCandidateAgrees: 30,
        onlyControlAgrees: 0,
        difference: 0.25,
        verdict: 'better',
      },
    ])
    expect(isWhole()).toEqual([])
  })

  it.each([
    { wrongEach: 2, inCharge: '1', alarms: 1 },
    { wrongEach: 1000, inCharge: '2', alarms: 0 },
  ])(
    'ends a canary that is wrong in one of $wrongEach items by itself with version $inCharge',
    async ({ wrongEach, inCharge, alarms }) => {
      const { takeIn, store, state } = await open()
      await takeIn(makePrediction({ itemId: 'x' }), makePrediction({ itemId: 'y', version: '2' }))
      valueOf(
        await store.deploy(lead(), 'animals', {
          kind: 'canary',
          serving: { model: 'eyes', version: '1' },
          candidate: { model: 'eyes', version: '2' },
          share: 0.5,
        }),
      )
      for (let index = 0; state().deployment.strategy.kind === 'canary' && index < 700; index++) {
        const itemId = `c-${index}`
        const human = labels[index % 3] ?? 'cat'
        const wrong = labels[(index + 1) % 3] ?? 'cat'
        await takeIn(
          makePrediction({ itemId, value: human }),
          makePrediction({ itemId, version: '2', value: index % wrongEach === 0 ? wrong : human }),
          makeDecision({ itemId, value: human }),
        )
      }
      expect(state().deployment.strategy).toEqual({
        kind: 'single',
        serving: { model: 'eyes', version: inCharge },
      })
      expect(state().notices.filter((notice) => notice.kind === 'alarm')).toHaveLength(alarms)
    },
  )

  it('switches between two slots and back, and rolls back to where it came from', async () => {
    const { takeIn, store, state } = await open()
    await takeIn(makePrediction(), makePrediction({ version: '2' }))
    const slots = {
      kind: 'blue-green',
      blue: { model: 'eyes', version: '1' },
      green: { model: 'eyes', version: '2' },
      home: 'blue',
    } as const
    const weight = async (to: number) =>
      valueOf(await store.deploy(lead(), 'animals', { ...slots, weight: to }))
    await weight(0)
    await weight(0.3)
    await weight(1)
    expect(state().versions).toMatchObject([
      { version: '2', role: 'green', share: 1 },
      { version: '1', role: 'blue', share: 0 },
    ])
    valueOf(await store.rollback(lead(), 'animals', null))
    expect(state().deployment.strategy).toMatchObject({ weight: 0 })
  })
})
