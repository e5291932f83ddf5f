import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../shared/schema/event'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import { makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { animals, makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

const task = 'animals'
type Kind = TaskInput['kind']

const plain = { scores: null }

async function makeTaskOf(kind: Kind, facts: Partial<TaskInput> = {}) {
  const labels = kind === 'labels' ? (animals.labels ?? []) : []
  const workspace = await makeWorkspace({ kind, labels, ...facts })
  const { store, reader, takeIn } = workspace
  let ms = 0
  const act = (person = 'tester') => makeAct({ person, at: morning + (ms += 1000) })
  return {
    ...workspace,
    act,
    arrive: (itemId: string, value: Value) => takeIn(makePrediction({ itemId, value, ...plain })),
    decide: (itemId: string, value: Value, person = 'tester') =>
      store.decide(act(person), {
        task,
        lane: 'blind',
        itemId,
        value,
        note: '',
        durationMs: 1000,
      }),
    waiting: async () =>
      Object.fromEntries(
        valueOf(await store.lanes(task, 'tester', morning))
          .lanes.filter((one) => one.waiting > 0)
          .map((one) => [one.lane, one.waiting]),
      ),
    report: () => valueOf(reader.report(wholeReport))[0],
    faults: () => reader.verify(() => undefined).checks.filter((one) => !one.ok),
  }
}

describe('answers of several labels', () => {
  it('are compared as sets, and counted label by label', async () => {
    const { arrive, decide, report, waiting, faults } = await makeTaskOf('labels')
    await arrive('a', ['dog', 'cat'])
    await arrive('b', ['cat'])
    await arrive('c', [])
    expect(valueOf(await decide('a', ['cat', 'dog', 'cat']))).toMatchObject({
      value: ['cat', 'dog'],
      predictions: [{ value: ['cat', 'dog'], agrees: true }],
    })
    expect(valueOf(await decide('b', ['cat', 'owl']))).toMatchObject({
      predictions: [{ agrees: false }],
    })
    await decide('c', [])
    expect(await waiting()).toEqual({ disagreements: 1 })
    expect(report()).toMatchObject({
      agreement: { n: 3, agreed: 2 },
      answers: { kind: 'labels', meanJaccard: (1 + 0.5 + 1) / 3 },
      perLabel: {
        cat: { precision: 1, recall: 1, support: 2 },
        dog: { precision: 1, recall: 1, support: 1 },
        owl: { precision: null, recall: 0, support: 1 },
      },
      kappa: { value: null },
      confusion: {},
      calibration: { ece: expect.any(Number) },
    })
    expect(report()?.reasons['kappa.value']).toMatch(/no single labels/)
    expect(faults()).toEqual([])
  })

  it('are judged by the gate, which counts missed critical labels and no kappa', async () => {
    const { takeIn, reader, faults } = await makeTaskOf('labels')
    for (let index = 0; index < 4; index++) {
      const itemId = `item ${index}`
      const value = index === 0 ? ['cat'] : ['cat', 'owl']
      await takeIn(
        makePrediction({ itemId, value, ...plain }),
        makeDecision({ itemId, value: ['cat', 'owl'] }),
      )
    }
    const gate = valueOf(reader.gate({ task, model: 'eyes', version: '1', to: 'partial' }))
    const of = (id: string) => gate.criteria.find((one) => one.id === id)
    expect(of('kappa')).toMatchObject({ pass: true, lower: null })
    expect(of('kappa')?.detail).toMatch(/agreement alone/)
    expect(of('critical-error')).toMatchObject({ n: 4, observed: 0.25 })
    expect(of('agreement')).toMatchObject({ n: 4, observed: 0.75, pass: null })
    expect(faults()).toEqual([])
  })

  it.each([
    ['schema', 'cat'],
    ['unknown_label', ['cat', 'cow']],
  ])('are set aside as %s where they do not fit: %j', async (reason, value) => {
    const { takeIn, decide, arrive } = await makeTaskOf('labels')
    const { counts } = await takeIn(makePrediction({ value, ...plain }))
    expect(counts.reasons).toEqual({ [reason]: 1 })
    await arrive('a', ['cat'])
    expect(await decide('a', value)).toMatchObject({ error: { code: 'invalid_input' } })
  })
})

describe('numbers', () => {
  it('agree within the tolerance', async () => {
    const { arrive, decide, report, faults } = await makeTaskOf('number', { tolerance: 0.5 })
    const pairs = [
      [1, 1.5],
      [2, 3],
      [4, 4],
    ] as const
    for (const [model, human] of pairs) {
      await arrive(`item ${model}`, model)
      await decide(`item ${model}`, human)
    }
    expect(report()).toMatchObject({
      agreement: { n: 3, agreed: 2 },
      answers: { kind: 'number', meanAbsoluteDifference: 0.5 },
      perLabel: {},
    })
    expect(report()?.answers).toHaveProperty('concordance', expect.any(Number))
    expect(faults()).toEqual([])
  })

  it('are all compared anew when the tolerance changes', async () => {
    const { arrive, decide, report, store, waiting, faults } = await makeTaskOf('number')
    await arrive('a', 1)
    await decide('a', 1.5)
    expect(report()).toMatchObject({ agreement: { n: 1, agreed: 0 } })
    expect(await waiting()).toEqual({ disagreements: 1 })
    const wider = taskSchema.parse({ id: task, kind: 'number', tolerance: 1 })
    valueOf(await store.defineTask(makeAct(), wider))
    expect(report()).toMatchObject({ agreement: { n: 1, agreed: 1 } })
    expect(await waiting()).toEqual({})
    expect(faults()).toEqual([])
  })

  it('can be ruled on, and leave the house as numbers', async () => {
    const { arrive, decide, store, act, report, reader } = await makeTaskOf('number')
    await arrive('a', 1)
    await decide('a', 2, 'person-a')
    const rule = (value: Value) =>
      store.rule(act('rita'), { task, itemId: 'a', kind: 'both-wrong', value, note: '' })
    expect(await rule(2)).toMatchObject({ error: { path: 'value' } })
    expect(valueOf(await rule(3))).toMatchObject({ value: 3 })
    expect(report()).toMatchObject({ accuracy: { n: 1, value: 0 } })
    await store.finalise(morning + 600_000, 10)
    expect(await store.finalDecisions(0, 10)).toMatchObject([{ value: 2, decider: 'person-a' }])
    expect(valueOf(reader.item(task, 'a'))).toMatchObject({ decisions: [{ value: 2 }] })
  })
})

describe('texts', () => {
  it('agree without regard to case and white space, and are kept as they were said', async () => {
    const { arrive, decide, report, reader, faults } = await makeTaskOf('text')
    await arrive('a', 'Main Street 5')
    await arrive('b', 'Main Street 5')
    expect(valueOf(await decide('a', 'main  street 5 '))).toMatchObject({
      value: 'main  street 5 ',
      predictions: [{ agrees: true, value: 'Main Street 5' }],
    })
    await decide('b', 'Main Street 6')
    expect(report()).toMatchObject({
      agreement: { n: 2, agreed: 1 },
      answers: { kind: 'text' },
    })
    expect(valueOf(reader.item(task, 'a'))).toMatchObject({
      decisions: [{ value: 'main  street 5 ' }],
    })
    expect(faults()).toEqual([])
  })
})

/** Sums of real numbers differ in their last digits with the order of adding. */
function rounded(figures: object | undefined): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  )
}

const pick =
  (values: readonly Value[]) =>
  (index: number): Value =>
    values[index % values.length] ?? ''

it('does not let a task that has items change its kind', async () => {
  const { arrive, store } = await makeTaskOf('number')
  const text = taskSchema.parse({ id: task, kind: 'text' })
  valueOf(await store.defineTask(makeAct(), text))
  valueOf(await store.defineTask(makeAct(), taskSchema.parse({ id: task, kind: 'number' })))
  await arrive('a', 1)
  expect(await store.defineTask(makeAct(), text)).toMatchObject({
    error: { code: 'conflict', path: 'kind' },
  })
})

describe.each<[Kind, readonly Value[]]>([
  ['labels', [['cat'], ['cat', 'owl'], [], ['dog', 'cat']]],
  ['number', [1, 1.25, 2, 1e9]],
  ['text', ['yes', 'Yes ', 'no', '']],
])('figures of answers of kind %s', (kind, values) => {
  it('are the same whatever order the same events come in, and as a recount finds them', async () => {
    const at = pick(values)
    const events = Array.from({ length: 8 }, (_, index) => {
      const itemId = `item ${index}`
      return [
        makePrediction({ itemId, value: at(index), ...plain }),
        makePrediction({ itemId, version: '2', payload: null, value: at(index + 1), ...plain }),
        makeDecision({ itemId, value: at(index * 3), decidedAt: morning + index }),
        makeDecision({ itemId, decider: 'b', value: at(index + 2), decidedAt: morning + 9e7 }),
        makeDecision({ itemId, decider: 'c', value: at(1), independent: false }),
        makeOutcome({ itemId, value: at(index + 1) }),
      ]
    }).flat()
    const inOrder = await makeTaskOf(kind, { tolerance: 0.3 })
    await inOrder.takeIn(...events)
    const ids = events.map((_, index) => index)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: ids.length }), async (order) => {
        const { takeIn, report, faults } = await makeTaskOf(kind, { tolerance: 0.3 })
        await takeIn(...order.flatMap((index) => events[index] ?? []))
        expect(faults()).toEqual([])
        expect(rounded(report())).toEqual(rounded(inOrder.report()))
      }),
      { numRuns: 4 },
    )
  })
})
