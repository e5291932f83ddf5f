import { describe, expect, it } from 'vitest'
import type { PairsFilter } from '../../db/store/reader'
import { pairsFilter, type PairOutcome } from '../../shared/contract/report'
import { day, makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { makeWorkspace, valueOf, wholeReport } from '../make/workspace'

type Wanted = Partial<PairsFilter>

/** Five items on two days: the second version mends one mistake of the first and makes another. */
async function open() {
  const workspace = await makeWorkspace()
  const { takeIn, reader } = workspace
  const said = [
    { itemId: 'a', human: 'cat', one: 'cat', two: 'cat', confidence: 0.2, segment: 'north' },
    { itemId: 'b', human: 'cat', one: 'dog', two: 'cat', confidence: 0.61, segment: 'north' },
    { itemId: 'c', human: 'dog', one: 'dog', two: 'cat', confidence: 0.9, segment: 'south' },
    { itemId: 'd', human: 'owl', one: 'dog', two: 'dog', confidence: 0.95, segment: 'south' },
    { itemId: 'e', human: 'owl', one: 'owl', two: 'owl', confidence: 1, segment: 'south' },
  ]
  for (const [index, { itemId, human, one, two, confidence, segment }] of said.entries())
    await takeIn(
      makePrediction({ itemId, value: one, confidence, segment: { site: segment }, scores: null }),
      makePrediction({ itemId, value: two, version: '2', confidence: 0.5, scores: null }),
      makeDecision({
        itemId,
        value: human,
        decider: index < 4 ? 'operator-a' : 'operator-b',
        decidedAt: morning + (index < 3 ? 0 : day),
      }),
    )
  const list = (wanted: Wanted = {}) =>
    valueOf(
      reader.pairs(
        pairsFilter.parse({
          ...wholeReport,
          human: null,
          predicted: null,
          onlyDisagreements: false,
          after: null,
          limit: 100,
          ...wanted,
        }),
      ),
    )
  return {
    ...workspace,
    list,
    ids: (wanted: Wanted = {}) => list(wanted).pairs.map(({ itemId }) => itemId),
  }
}

describe('the items behind a figure', () => {
  it.each<readonly [string, Wanted, readonly string[]]>([
    ['all pairs', {}, ['a', 'b', 'c', 'd', 'e']],
    ['one cell of the matrix', { human: 'cat', predicted: 'dog' }, ['b']],
    ['what people call a label', { human: 'owl' }, ['d', 'e']],
    ['what the model calls a label', { predicted: 'dog' }, ['b', 'c', 'd']],
    ['only disagreements', { onlyDisagreements: true }, ['b', 'd']],
    ['one day', { from: '2026-03-03', to: '2026-03-03' }, ['d', 'e']],
    ['one segment', { segment: { key: 'site', value: 'north' } }, ['a', 'b']],
    ['a segment that is not there', { segment: { key: 'site', value: 'east' } }, []],
    ['the bin up to 0.2, its edge included', { bin: 2 }, ['a']],
    ['the last bin', { bin: 14 }, ['d', 'e']],
    ['at or above a threshold', { atLeast: 0.9 }, ['c', 'd', 'e']],
    ['one person', { decider: 'operator-b' }, ['e']],
    ['both versions right', { versus: versus('both') }, ['a', 'e']],
    ['only this version right', { versus: versus('onlyThis') }, ['c']],
    ['only the other version right', { versus: versus('onlyOther') }, ['b']],
    ['neither right', { versus: versus('neither') }, ['d']],
    [
      'both versions, however they stand',
      { versus: { ...eyes('2'), outcome: null } },
      ['a', 'b', 'c', 'd', 'e'],
    ],
  ])('are those of %s', async (_name, wanted, expected) => {
    const { ids } = await open()
    expect(ids(wanted)).toEqual(expected)
  })

  it('come page by page, each once', async () => {
    const { list } = await open()
    const first = list({ limit: 2 })
    const second = list({ limit: 2, after: first.next })
    const third = list({ limit: 2, after: second.next })
    const ids = [first, second, third].flatMap(({ pairs }) => pairs.map(({ itemId }) => itemId))
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(third.next).toBeNull()
  })

  it('fill every bin of the calibration with as many as it counts', async () => {
    const { reader, list } = await open()
    const [report] = valueOf(reader.report(wholeReport))
    for (const [bin, { n }] of (report?.calibration.bins ?? []).entries())
      expect(list({ bin }).pairs, `bin ${bin}`).toHaveLength(n)
  })

  it('hold two people, where two have answered', async () => {
    const { takeIn, ids, list } = await open()
    await takeIn(
      makeDecision({ itemId: 'a', value: 'cat', decider: 'operator-b', decidedAt: morning + day }),
      makeDecision({ itemId: 'c', value: 'owl', decider: 'operator-b', decidedAt: morning + day }),
    )
    expect(ids({ of: 'people' })).toEqual(['a', 'c'])
    expect(list({ of: 'people', onlyDisagreements: true }).pairs).toMatchObject([
      { itemId: 'c', human: 'dog', second: 'owl' },
    ])
  })

  it('hold what turned out to be true, for the model and for people', async () => {
    const { takeIn, ids, reader } = await open()
    await takeIn(
      makeOutcome({ itemId: 'b', value: 'dog' }),
      makeOutcome({ itemId: 'd', value: 'owl' }),
      makePrediction({ itemId: 'undecided', value: 'cat' }),
      makeOutcome({ itemId: 'undecided', value: 'cat' }),
    )
    const [report] = valueOf(reader.report(wholeReport))
    expect(ids({ of: 'modelTruth' })).toHaveLength(report?.accuracy.n ?? -1)
    expect(ids({ of: 'modelTruth', onlyDisagreements: true })).toEqual(['d'])
    expect(ids({ of: 'humanTruth' })).toHaveLength(report?.humanAccuracy.n ?? -1)
    expect(ids({ of: 'humanTruth', onlyDisagreements: true })).toEqual(['b'])
  })

  it('hold wrong predictions that a person was shown', async () => {
    const { takeIn, list } = await open()
    await takeIn(
      makePrediction({ itemId: 'f', value: 'dog' }),
      makeDecision({ itemId: 'f', value: 'dog', independent: false }),
      makeOutcome({ itemId: 'f', value: 'cat' }),
    )
    expect(list({ of: 'shown' }).pairs).toMatchObject([
      { itemId: 'f', human: 'dog', predicted: 'dog', truth: 'cat' },
    ])
  })
})

describe('two versions on the same items', () => {
  const ask = {
    task: 'animals',
    from: null,
    to: null,
    segment: null,
    stage: null,
    a: eyes('1'),
    b: eyes('2'),
  }

  it('are counted item by item, and by the label that people gave', async () => {
    const { reader } = await open()
    expect(valueOf(reader.compare(ask))).toMatchObject({
      n: 5,
      both: 2,
      onlyA: 1,
      onlyB: 1,
      neither: 1,
      difference: 0,
      ahead: 'open',
      agreementOfA: { n: 5, agreed: 3 },
      agreementOfB: { n: 5, agreed: 3 },
      perLabel: { cat: { n: 2, onlyB: 1, difference: 0.5 }, dog: { n: 1, onlyA: 1 } },
    })
  })

  it('are narrowed by the filters of the report', async () => {
    const { reader } = await open()
    expect(valueOf(reader.compare({ ...ask, from: '2026-03-03' }))).toMatchObject({ n: 2 })
    const segment = { key: 'site', value: 'north' }
    expect(valueOf(reader.compare({ ...ask, segment }))).toMatchObject({ n: 2, onlyB: 1 })
  })

  it('agree with what the gate compares, where all evidence counts', async () => {
    const { reader } = await open()
    const [gate] = valueOf(reader.automation('animals')).comparisons
    const { n, onlyA, onlyB } = valueOf(reader.compare(ask))
    expect(gate).toMatchObject({ n, onlyControlAgrees: onlyA, onlyCandidateAgrees: onlyB })
  })

  it('must both be there', async () => {
    const { reader } = await open()
    expect(reader.compare({ ...ask, b: eyes('9') })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    })
  })
})

it('says which segments there are where one is misspelt', async () => {
  const { reader } = await open()
  const ask = (key: string, value: string) =>
    reader.report({ ...wholeReport, segment: { key, value } })
  expect(ask('site', 'nort')).toMatchObject({
    error: { code: 'not_found', message: expect.stringContaining('north, south') },
  })
  expect(ask('sight', 'north')).toMatchObject({
    error: { message: expect.stringContaining('the segments site') },
  })
})

function versus(outcome: PairOutcome) {
  return { model: 'eyes', version: '2', outcome }
}

function eyes(version: string) {
  return { model: 'eyes', version }
}
