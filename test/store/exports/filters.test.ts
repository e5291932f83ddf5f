import { describe, expect, it } from 'vitest'
import { day, makeDecision, makeOutcome, makePrediction, morning } from '../../make/events'
import { mustExport } from '../../make/exports'
import { makeWorkspace, type TestWorkspace } from '../../make/workspace'

const said = (itemId: string, value: string, more = {}) => makeDecision({ itemId, value, ...more })

async function itemsOf(workspace: TestWorkspace, options: Record<string, unknown>) {
  return (await mustExport(workspace, options)).lines().map((row) => row['item_id'])
}

async function fill() {
  const workspace = await makeWorkspace()
  await workspace.takeIn(
    makePrediction({ itemId: 'same', value: 'cat' }),
    makePrediction({ itemId: 'model-differs', value: 'cat' }),
    makePrediction({ itemId: 'people-differ', value: 'cat', version: '2' }),
    said('same', 'cat'),
    said('model-differs', 'dog', { decidedAt: morning + day }),
    said('people-differ', 'cat', { decider: 'a', decidedAt: morning + 2 * day }),
    said('people-differ', 'dog', { decider: 'b', decidedAt: morning + 3 * day }),
    makeOutcome({ itemId: 'same', value: 'cat' }),
  )
  return workspace
}

describe('filters', () => {
  it('keep only disagreements, between people and model or among people', async () => {
    expect(await itemsOf(await fill(), { onlyDisagreements: true })).toEqual([
      'model-differs',
      'people-differ',
    ])
  })

  it('keep only what is known to be true', async () => {
    expect(await itemsOf(await fill(), { onlyGroundTruth: true })).toEqual(['same'])
  })

  it('keep to days, both ends included, in the zone of the workspace', async () => {
    const workspace = await fill()
    expect(await itemsOf(workspace, { from: '2026-03-03' })).toEqual([
      'model-differs',
      'people-differ',
    ])
    expect(await itemsOf(workspace, { from: '2026-03-03', to: '2026-03-03' })).toEqual([
      'model-differs',
    ])
    const east = await makeWorkspace({}, 'Pacific/Auckland')
    await east.takeIn(
      makePrediction({ itemId: 'late' }),
      said('late', 'cat', { decidedAt: Date.UTC(2026, 2, 2, 23) }),
    )
    expect(await itemsOf(east, { from: '2026-03-03' })).toEqual(['late'])
  })

  it('keep to versions, and then tell nothing of others', async () => {
    const workspace = await fill()
    const versions = [{ model: 'eyes', version: '2' }]
    expect(await itemsOf(workspace, { versions })).toEqual(['people-differ'])
    await workspace.takeIn(makePrediction({ itemId: 'same', version: '2', value: 'owl' }))
    const rows = (await mustExport(workspace, { versions })).lines()
    expect(rows[0]).toMatchObject({ item_id: 'same', version: '2', model_value: 'owl' })
    expect(rows[0]?.['predictions']).toHaveLength(1)
  })

  it('keep to stages and lanes', async () => {
    const workspace = await fill()
    expect(await itemsOf(workspace, { stages: ['shadow'] })).toHaveLength(3)
    expect(await itemsOf(workspace, { stages: ['partial'] })).toEqual([])
    // What came as an event went through no lane here.
    expect(await itemsOf(workspace, { lanes: ['blind'] })).toEqual([])
  })

  it('keep what came since the last export, and items of which something new is known', async () => {
    const workspace = await fill()
    const first = await mustExport(workspace)
    expect(first.lines()).toHaveLength(3)
    const again = async () =>
      (await mustExport(workspace, { onlyNew: true }, { since: first.marks }))
        .lines()
        .map((row) => row['item_id'])
    expect(await again()).toEqual([])
    await workspace.takeIn(
      makePrediction({ itemId: 'new' }),
      said('new', 'cat'),
      makeOutcome({ itemId: 'model-differs', value: 'dog' }),
    )
    expect(await again()).toEqual(['model-differs', 'new'])
    const decisions = await mustExport(
      workspace,
      { onlyNew: true, rows: 'decision' },
      { since: first.marks },
    )
    expect(decisions.lines().map((row) => row['decision_id'])).toEqual([
      'd-operator-a-model-differs',
      'd-operator-a-new',
    ])
  })
})
