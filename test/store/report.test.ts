import { describe, expect, it } from 'vitest'
import type { ReportQuestion } from '../../db/store/reader'
import { pairsFilter, type Report } from '../../shared/contract/report'
import type { CheckedEvent } from '../../shared/ingest/parsed'
import type { Value } from '../../shared/schema/event'
import { taskSchema, type TaskInput } from '../../shared/schema/task'
import { day, makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { openLadder, reviewed } from '../make/ladder'
import { animals, makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

const sites = ['north', 'south'] as const
const forms = ['a', 'b', 'c'] as const

const answers: Readonly<Record<TaskInput['kind'], readonly [Value, Value, Value]>> = {
  label: ['cat', 'dog', 'owl'],
  labels: [['cat'], ['cat', 'dog'], []],
  number: [1.5, 2, 40],
  text: ['Rome', 'Oslo', 'Bonn'],
}

interface Item {
  readonly day: number
  readonly site: (typeof sites)[number]
  readonly events: readonly CheckedEvent[]
}

/** All that can be said of items, each item's on one of four days. */
function itemsOf(kind: TaskInput['kind']): readonly Item[] {
  const pick = (index: number): Value => answers[kind][index % 3] ?? 'cat'
  return Array.from({ length: 72 }, (_, index): Item => {
    const itemId = `item-${index}`
    const at = morning + (index % 4) * day + index * 1000
    const site = sites[index % 5 === 0 ? 1 : 0]
    const human = pick(index)
    const scores = kind === 'label' && index % 6 > 0 ? { cat: 0.5, dog: 0.25, owl: 0.25 } : null
    const predict = (version: string, value: Value) =>
      makePrediction({
        itemId,
        version,
        value,
        scores,
        createdAt: at,
        segment: { site, form: forms[index % 3] ?? 'a' },
        confidence: ((index * 7) % 20) / 20,
      })
    const decide = (decider: string, value: Value, laterMs: number) =>
      makeDecision({ itemId, decider, value, decidedAt: at + laterMs, durationMs: 500 + index })
    const events: readonly (CheckedEvent | null)[] = [
      predict('1', index % 7 === 0 ? pick(index + 1) : human),
      index % 2 === 0 ? predict('2', index % 4 === 0 ? pick(index + 1) : human) : null,
      index % 9 > 0 ? decide('operator-a', human, 1000) : null,
      index % 3 === 0
        ? decide('operator-b', index % 5 === 0 ? pick(index + 1) : human, 2000)
        : null,
      index % 4 === 0
        ? { ...decide('operator-c', pick(index + 1), 3000), independent: false }
        : null,
      index % 3 === 1 || index % 9 === 0 ? makeOutcome({ itemId, value: human }) : null,
    ]
    return { day: index % 4, site, events: events.filter((event) => event !== null) }
  })
}

async function open(kind: TaskInput['kind'], items: readonly Item[]) {
  const labels = kind === 'label' || kind === 'labels' ? animals.labels : []
  const workspace = await makeWorkspace({ kind, labels })
  await workspace.takeIn(...items.flatMap(({ events }) => events))
  return workspace
}

/** The task is taken back to people alone after two days. */
async function openMoved(kind: TaskInput['kind']) {
  const workspace = await open(kind, itemsOf(kind))
  const act = {
    ...makeAct({ at: morning + 2 * day - 1000 }),
    role: 'lead',
    reason: 'a try',
    revision: null,
  } as const
  valueOf(await workspace.store.demote(act, 'animals', null, null))
  return workspace
}

type Narrow = Partial<ReportQuestion>
const filters: readonly (readonly [string, Narrow, (item: Item) => boolean])[] = [
  ['from a day on', { from: '2026-03-03' }, (item) => item.day >= 1],
  ['up to a day', { to: '2026-03-03' }, (item) => item.day <= 1],
  ['one segment', { segment: { key: 'site', value: 'south' } }, (item) => item.site === 'south'],
  ['the stage it began with', { stage: 'shadow' }, (item) => item.day <= 1],
  ['the stage it moved to', { stage: 'manual' }, (item) => item.day >= 2],
  [
    'a day of a segment at a stage',
    { to: '2026-03-04', segment: { key: 'site', value: 'north' }, stage: 'manual' },
    (item) => item.day === 2 && item.site === 'north',
  ],
  ['a stage it never had', { stage: 'full' }, () => false],
]
const kinds = ['label', 'labels', 'number', 'text'] as const

/** What a filter narrows: all but the filters themselves, and the counts of the whole task. */
function figuresOf(report: Report | undefined) {
  const same = { from: null, to: null, segment: null, stage: null, stages: [] }
  return report && { ...report, ...same, items: 0, predictions: 0, decisions: 0 }
}

describe('the figures within filters', () => {
  for (const kind of kinds)
    it.each(filters)(
      `are those of a task of ${kind} that has nothing else: %s`,
      async (_, narrow, isIn) => {
        const { reader } = await openMoved(kind)
        const other = await open(kind, itemsOf(kind).filter(isIn))
        const inside = valueOf(reader.report({ ...wholeReport, ...narrow }))[0]
        const alone = other.reader.report(wholeReport)
        const expected = alone.ok ? alone.value[0] : undefined
        expect(figuresOf(inside)).toEqual(figuresOf(expected ?? inside))
        expect(inside?.paired).toBe(expected?.paired ?? 0)
      },
    )

  it('are the same for each version, asked for alone or together', async () => {
    const { reader } = await openMoved('label')
    const question = { ...wholeReport, from: '2026-03-03' } as const
    const together = valueOf(reader.report({ ...question, model: null, version: null }))
    const alone = ['1', '2'].flatMap((version) => valueOf(reader.report({ ...question, version })))
    expect(together).toEqual(alone)
  })

  it('count every item of the task once and none of another, however many there are', async () => {
    const { reader, store, takeIn } = await makeWorkspace()
    valueOf(await store.defineTask(makeAct(), taskSchema.parse({ ...animals, id: 'plants' })))
    const items = Array.from({ length: 4500 }, (_, index) => `item-${index}`)
    await takeIn(
      ...items.flatMap((itemId, index) => {
        const id = `plant-${index}`
        const shared = { itemId, confidence: index / 4500, createdAt: morning + index * 1000 }
        const value = index % 4 === 0 ? 'dog' : 'cat'
        return [
          makePrediction(shared),
          makePrediction({ ...shared, id, task: 'plants' }),
          makeDecision({ itemId, value, decidedAt: morning + index * 2000 }),
          makeDecision({ itemId, value: 'owl', id: `${id}-d`, task: 'plants' }),
        ]
      }),
    )
    const whole = valueOf(reader.report(wholeReport))[0]
    const narrowed = valueOf(reader.report({ ...wholeReport, from: '2000-01-01' }))[0]
    expect(figuresOf(narrowed)).toEqual(figuresOf(whole))
    expect(whole?.paired).toBe(4500)
  })

  it('go by when the model decided an item that nobody else did', async () => {
    const { takeIn, promote, reader } = await openLadder()
    await takeIn(...reviewed(0, 300, 1000))
    valueOf(await promote())
    valueOf(await promote())
    // It came, and the model decided it, before the moment at which its producer says it was predicted.
    await takeIn(
      makePrediction({ itemId: 'early', createdAt: morning + 5 * day }),
      makeOutcome({ itemId: 'early', value: 'cat' }),
    )
    const accuracyFrom = (from: string) =>
      valueOf(reader.report({ ...wholeReport, from }))[0]?.accuracy.n
    expect(accuracyFrom('2026-03-02')).toBe(1)
    expect(accuracyFrom('2026-03-03')).toBe(0)
  })

  it('name the stages the task has been at', async () => {
    const { reader } = await openMoved('label')
    expect(valueOf(reader.report({ ...wholeReport, stage: 'manual' }))[0]).toMatchObject({
      stage: 'manual',
      stages: ['manual', 'shadow'],
    })
  })
})

describe('the items behind a figure', () => {
  const all = [['without filters', {}, () => true] as const, ...filters]
  for (const kind of kinds)
    it.each(all)(`are as many as it counts in a task of ${kind}: %s`, async (_, narrow) => {
      const { reader } = await openMoved(kind)
      const report = valueOf(reader.report({ ...wholeReport, ...narrow }))[0]
      const count = (wanted: object) =>
        valueOf(
          reader.pairs(
            pairsFilter.parse({
              ...wholeReport,
              ...narrow,
              ...wanted,
              after: null,
              limit: 500,
            }),
          ),
        ).pairs.length
      const asked = { human: null, predicted: null, onlyDisagreements: false }
      const listed = {
        pairs: count(asked),
        differ: count({ ...asked, onlyDisagreements: true }),
        people: count({ ...asked, of: 'people' }),
        modelTruth: count({ ...asked, of: 'modelTruth' }),
        humanTruth: count({ ...asked, of: 'humanTruth' }),
        shown: count({ ...asked, of: 'shown' }),
        bins: report?.calibration.bins.map((_bin, bin) => count({ ...asked, bin })),
        risks: report?.riskCoverage.points.map(({ threshold }) =>
          count({ ...asked, atLeast: threshold, onlyDisagreements: true }),
        ),
        days: report?.days.map((one) => count({ ...asked, from: one.day, to: one.day })),
        labels: Object.keys(report?.perLabel ?? {}).map((human) => count({ ...asked, human })),
        people1: Object.keys(report?.reviewers ?? {}).map((decider) =>
          count({ ...asked, of: 'decisions', decider }),
        ),
      }
      const n = report?.agreement.n ?? 0
      expect(listed).toEqual({
        pairs: n,
        differ: n - (report?.agreement.agreed ?? 0),
        people: report?.humanHuman.n,
        modelTruth: report?.accuracy.n,
        humanTruth: report?.humanAccuracy.n,
        shown: report?.automationBias.n,
        bins: report?.calibration.bins.map((bin) => bin.n),
        risks: report?.riskCoverage.points.map(({ risk, coverage }) =>
          Math.round(risk * coverage * n),
        ),
        days: report?.days.map((one) => one.n),
        labels: Object.values(report?.perLabel ?? {}).map(({ support }) => support),
        people1: Object.values(report?.reviewers ?? {}).map((one) => one.n),
      })
    })
})
