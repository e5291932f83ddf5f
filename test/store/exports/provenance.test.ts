import { describe, expect, it } from 'vitest'
import { day, makeDecision, makeOutcome, makePrediction, morning } from '../../make/events'
import { mustExport } from '../../make/exports'
import { makeAct, makeWorkspace, valueOf } from '../../make/workspace'

const said = (itemId: string, value: string, more = {}) => makeDecision({ itemId, value, ...more })

const of = (itemId: string) => ({ task: 'animals', itemId, note: '' })
const act = () => makeAct({ at: morning + day })

describe('one row an item', () => {
  it('says whose value it is, and keeps what the model said apart', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(
      makePrediction({ itemId: 'agreed' }),
      makePrediction({ itemId: 'corrected', value: 'cat' }),
      makePrediction({ itemId: 'known', value: 'cat' }),
      makePrediction({ itemId: 'waiting' }),
      said('agreed', 'cat'),
      said('corrected', 'dog', { independent: false }),
      said('known', 'cat'),
      makeOutcome({ itemId: 'known', value: 'owl' }),
    )
    const { lines, manifest } = await mustExport(workspace)
    expect(lines()).toMatchObject([
      { item_id: 'agreed', value: 'cat', value_from: 'human', model_value: 'cat', agrees: true },
      {
        item_id: 'corrected',
        value: 'dog',
        value_from: 'human',
        decided_by: 'human',
        decider: 'operator-a',
        saw_prediction: true,
        independent: false,
        model_value: 'cat',
        agrees: false,
      },
      {
        item_id: 'known',
        value: 'owl',
        value_from: 'outcome',
        final_value: 'cat',
        ground_truth: 'owl',
        ground_truth_at: new Date(morning + day).toISOString(),
      },
    ])
    expect(manifest.counts).toMatchObject({
      rows: 3,
      value_from: { human: 2, outcome: 1, model: 0, adjudication: 0 },
      left_out: { undecided: 1 },
    })
  })

  it('tells every version and every decision, with segment, payload, scores and the way it went', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(
      makePrediction({ itemId: 'one', version: '1' }),
      makePrediction({ itemId: 'one', version: '2', value: 'dog', confidence: 0.6 }),
      said('one', 'cat', { decider: 'b', decidedAt: morning + 120_000, note: 'a "tail"\n' }),
      said('one', 'dog', { decider: 'a', durationMs: 1500 }),
    )
    const [row] = (await mustExport(workspace)).lines()
    expect(row).toMatchObject({
      decider: 'a',
      first_value: 'dog',
      duration_ms: 1500,
      model: 'eyes',
      version: '1',
      model_scores: { cat: 0.8, dog: 0.15, owl: 0.05 },
      stage: 'shadow',
      segment: { site: 'north' },
      payload: { kind: 'text', text: 'what is one?' },
      predictions: [
        { version: '1', value: 'cat', confidence: 0.8 },
        { version: '2', value: 'dog', confidence: 0.6 },
      ],
      decisions: [
        { decider: 'a', value: 'dog', duration_ms: 1500 },
        { decider: 'b', value: 'cat', note: 'a "tail"\n' },
      ],
    })
    expect(row?.['route_reason']).toMatch(/people decide/)
  })

  it('keeps the first answer of somebody who took it back after the reveal', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(makePrediction({ itemId: 'one', value: 'cat' }))
    const { store } = workspace
    const lane = { task: 'animals', itemId: 'one', lane: 'blind' } as const
    const decide = (value: string, at: number) =>
      store.decide(makeAct({ at }), { ...lane, value, note: '', durationMs: 1 })
    valueOf(await store.decide(makeAct(), { ...lane, value: 'dog', note: '', durationMs: 1 }))
    valueOf(await store.undo(makeAct({ at: morning + 1000 }), 'animals'))
    valueOf(await decide('cat', morning + 2000))
    expect((await mustExport(workspace)).lines()).toMatchObject([
      { value: 'cat', final_value: 'cat', first_value: 'dog', saw_prediction: true, lane: 'blind' },
    ])
  })

  it('puts a ruling above what people said, and keeps a correction as the last word of people', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(
      makePrediction({ itemId: 'ruled', value: 'cat' }),
      makePrediction({ itemId: 'ambiguous', value: 'cat' }),
      makePrediction({ itemId: 'corrected', value: 'cat' }),
      said('ruled', 'dog'),
      said('ambiguous', 'dog'),
      said('corrected', 'cat'),
    )
    const { store } = workspace
    valueOf(await store.rule(act(), { ...of('ruled'), kind: 'model-right', value: null }))
    valueOf(await store.rule(act(), { ...of('ambiguous'), kind: 'ambiguous', value: null }))
    valueOf(
      await store.correct(act(), { ...of('corrected'), value: 'owl', mayCorrectOthers: true }),
    )
    const { lines, marks } = await mustExport(workspace)
    expect(lines()).toMatchObject([
      {
        item_id: 'ruled',
        value: 'cat',
        value_from: 'adjudication',
        final_value: 'dog',
        ground_truth: 'cat',
      },
      { item_id: 'ambiguous', value: 'dog', value_from: 'human', ground_truth: null },
      {
        item_id: 'corrected',
        value: 'owl',
        value_from: 'human',
        corrected: true,
        decider: 'tester',
        independent: false,
        first_value: 'cat',
        agrees: true,
      },
    ])
    valueOf(
      await store.correct(act(), { ...of('corrected'), value: 'dog', mayCorrectOthers: true }),
    )
    const again = await mustExport(workspace, { onlyNew: true }, { since: marks })
    expect(again.lines()).toMatchObject([{ item_id: 'corrected', value: 'dog' }])
  })

  it('exports what the model decided alone only where asked, and as the model\u2019s', async () => {
    const workspace = await makeWorkspace({ criticality: 'low' })
    const { store, takeIn } = workspace
    await takeIn(makePrediction({ itemId: 'before' }))
    const lead = { ...makeAct(), role: 'lead', reason: 'a test', revision: null } as const
    for (const threshold of [null, 0.5])
      valueOf(await store.promote({ ...lead, ...makeAct() }, 'animals', threshold, true))
    await takeIn(makePrediction({ itemId: 'alone', confidence: 0.99 }))
    expect((await mustExport(workspace)).manifest.counts).toMatchObject({
      rows: 0,
      left_out: { automatic: 1, undecided: 1 },
    })
    const { lines } = await mustExport(workspace, { automatic: true })
    expect(lines()).toMatchObject([
      {
        item_id: 'alone',
        value: 'cat',
        value_from: 'model',
        decided_by: 'model',
        decider: null,
        automatic_value: 'cat',
        stage: 'partial',
      },
    ])
    await takeIn(said('alone', 'dog'))
    expect((await mustExport(workspace)).lines()).toMatchObject([
      { value: 'dog', value_from: 'human', decided_by: 'human', automatic_value: 'cat' },
    ])
    const rows = await mustExport(workspace, { automatic: true, rows: 'decision' })
    expect(rows.lines()).toMatchObject([
      { value: 'cat', value_from: 'model' },
      { value: 'dog', value_from: 'human' },
    ])
  })

  it('calls people by other names that stay the same, also in ids', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(
      makePrediction({ itemId: 'one' }),
      makePrediction({ itemId: 'two' }),
      said('one', 'cat', { decider: 'operator-k' }),
      said('two', 'cat', { decider: 'operator-k' }),
    )
    const { text, lines } = await mustExport(workspace, { names: 'replace' })
    expect(text('data.jsonl')).not.toContain('operator-k')
    const [first, second] = lines()
    expect(first?.['decider']).toMatch(/^person-[0-9a-f]{10}$/)
    expect(second?.['decider']).toBe(first?.['decider'])
    const again = await mustExport(workspace, { names: 'replace', format: 'csv' })
    expect(again.text('data.csv')).toContain(String(first?.['decider']))
    const elsewhere = await mustExport(workspace, { names: 'replace' }, { secret: 'another key' })
    expect(elsewhere.text('data.jsonl')).not.toContain(String(first?.['decider']))
  })
})

describe('one row a decision', () => {
  it('has a row for each answer, with the truth beside it', async () => {
    const workspace = await makeWorkspace()
    await workspace.takeIn(
      makePrediction({ itemId: 'one', value: 'cat' }),
      said('one', 'cat', { decider: 'a' }),
      said('one', 'dog', { decider: 'b', decidedAt: morning + 120_000 }),
      makeOutcome({ itemId: 'one', value: 'dog' }),
    )
    const { lines, manifest } = await mustExport(workspace, { rows: 'decision' })
    expect(lines()).toMatchObject([
      { decider: 'a', value: 'cat', value_from: 'human', ground_truth: 'dog', agrees: true },
      { decider: 'b', value: 'dog', value_from: 'human', ground_truth: 'dog', agrees: false },
    ])
    expect(manifest.counts).toMatchObject({ rows: 2, items: 1 })
  })
})
