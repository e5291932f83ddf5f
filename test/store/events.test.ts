import { describe, expect, it } from 'vitest'
import { makeBatch, makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { taskSchema } from '../../shared/schema/task'
import { animals, makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

describe('taking events in', () => {
  it('counts an event that comes twice once', async () => {
    const { takeIn, reader } = await makeWorkspace()
    const event = makePrediction({ itemId: 'a' })
    expect((await takeIn(event)).counts).toMatchObject({ accepted: 1 })
    expect((await takeIn(event)).counts).toMatchObject({ accepted: 0, duplicate: 1, rejected: 0 })
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({ items: 1, predictions: 1 })
  })

  it('sets aside what another content claims under a known id', async () => {
    const { takeIn, store } = await makeWorkspace()
    await takeIn(makePrediction({ itemId: 'a', id: 'same' }))
    const { counts } = await takeIn(makePrediction({ itemId: 'b', id: 'same' }))
    expect(counts.reasons).toEqual({ duplicate_conflict: 1 })
    const [line] = await store.rejectedLines({ reason: null, after: null, limit: 10 })
    expect(line).toMatchObject({ file: 'events.jsonl', line: 1, path: 'id' })
  })

  it('sets aside a second prediction of a version for an item, and forgets its id', async () => {
    const { takeIn } = await makeWorkspace()
    await takeIn(makePrediction({ itemId: 'a' }))
    const again = makePrediction({ itemId: 'a', id: 'other' })
    expect((await takeIn(again)).counts.reasons).toEqual({ duplicate_prediction: 1 })
    expect((await takeIn(makePrediction({ itemId: 'b', id: 'other' }))).counts.accepted).toBe(1)
  })

  it.each([
    ['unknown_task', makePrediction({ task: 'plants' })],
    ['unknown_label', makePrediction({ value: 'cow' })],
    ['unknown_label', makePrediction({ scores: { cat: 0.5, cow: 0.5 } })],
    ['unknown_label', makeDecision({ itemId: 'a', value: 'cow' })],
    ['unknown_label', makeOutcome({ itemId: 'a', value: 'cow' })],
    ['schema', makeDecision({ itemId: 'a', value: 3 })],
  ])('sets an event aside as %s', async (reason, event) => {
    const { takeIn, store } = await makeWorkspace()
    expect((await takeIn(event)).counts.reasons).toEqual({ [reason]: 1 })
    const status = await store.queueStatus(morning)
    expect(status.rejected).toEqual({ total: 1, reasons: { [reason]: 1 } })
  })

  it('keeps a decision whose item has not arrived, and pairs it when it does', async () => {
    const { takeIn, reader, store } = await makeWorkspace()
    await takeIn(makeDecision({ itemId: 'late', value: 'dog' }))
    expect((await store.queueStatus(morning)).unmatchedDecisions).toBe(1)
    await takeIn(makePrediction({ itemId: 'late' }))
    expect((await store.queueStatus(morning)).unmatchedDecisions).toBe(0)
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({
      decisions: 1,
      unmatchedDecisions: 0,
      paired: 1,
      agreement: { n: 1, agreed: 0 },
    })
  })

  it('lets the earliest independent decision count, in whatever order decisions come', async () => {
    const { takeIn, reader } = await makeWorkspace()
    await takeIn(
      makePrediction({ itemId: 'a', value: 'cat' }),
      makeDecision({ itemId: 'a', decider: 'b', value: 'dog', decidedAt: morning + 9000 }),
      makeDecision({ itemId: 'a', decider: 'c', value: 'cat', decidedAt: morning + 5000 }),
      makeDecision({
        itemId: 'a',
        decider: 'd',
        value: 'owl',
        decidedAt: morning + 1000,
        independent: false,
      }),
    )
    const [report] = valueOf(reader.report(wholeReport))
    expect(report).toMatchObject({
      decisions: 2,
      agreement: { n: 1, agreed: 1 },
      humanHuman: { n: 1, agreed: 0 },
    })
    expect(report?.confusion['cat']?.['cat']).toBe(1)
  })

  it('shows an item to nobody until its payload has come', async () => {
    const { takeIn, store } = await makeWorkspace()
    await takeIn(makePrediction({ itemId: 'a', payload: null }))
    expect((await store.queueStatus(morning)).itemsWithoutPayload).toBe(1)
    const take = () =>
      store.take(makeAct(), { task: 'animals', lane: 'blind', holding: [], count: 5 })
    expect(valueOf(await take())).toEqual([])
    await takeIn(makePrediction({ itemId: 'a', version: '2' }))
    expect((await store.queueStatus(morning)).itemsWithoutPayload).toBe(0)
    expect(valueOf(await take()).map((item) => item.itemId)).toEqual(['a'])
  })

  it('counts a segment that comes with a later prediction for every pair of the item', async () => {
    const { takeIn, reader } = await makeWorkspace()
    await takeIn(
      makePrediction({ itemId: 'a', segment: null }),
      makeDecision({ itemId: 'a' }),
      makePrediction({ itemId: 'a', version: '2', segment: { site: 'south' } }),
      makePrediction({ itemId: 'a', version: '3', segment: { site: 'north' } }),
    )
    for (const report of valueOf(reader.report({ ...wholeReport, model: null, version: null })))
      expect(report.segments['site']).toMatchObject({ south: { n: 1, agreed: 1 } })
    expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
  })

  it('takes the latest outcome for the truth', async () => {
    const { takeIn, reader } = await makeWorkspace()
    await takeIn(
      makePrediction({ itemId: 'a', value: 'cat' }),
      makeDecision({ itemId: 'a', value: 'dog' }),
      makeOutcome({ itemId: 'a', id: 'o2', value: 'dog', observedAt: morning + 2000 }),
      makeOutcome({ itemId: 'a', id: 'o1', value: 'cat', observedAt: morning + 1000 }),
    )
    expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({
      accuracy: { n: 1, value: 0 },
      humanAccuracy: { n: 1, value: 1 },
    })
  })

  it('goes on in a file where it was left off', async () => {
    const { store } = await makeWorkspace()
    const file = { file: 'a.jsonl', from: 'inbox', fingerprint: 'f', bytesTotal: 100 } as const
    const batch = makeBatch([makePrediction(), makePrediction(), makePrediction()])
    const source = await store.openSource(file, morning)
    const { applied } = await store.applyLines(source.id, batch, 0, 0, morning)
    expect(applied).toBeGreaterThan(0)
    const again = await store.openSource(file, morning)
    expect(again).toMatchObject({ id: source.id, state: 'reading', line: applied })
    expect(again.offset).toBe(batch.lines[applied - 1]?.next)
    expect(await store.openSource({ ...file, fingerprint: 'g' }, morning)).toMatchObject({
      offset: 0,
      line: 0,
    })
  })

  it('takes set-aside lines in once their task is defined', async () => {
    const { takeIn, store } = await makeWorkspace()
    const event = makePrediction({ task: 'plants', itemId: 'p' })
    await takeIn(event)
    await store.defineTask(makeAct(), taskSchema.parse({ ...animals, id: 'plants' }))
    const which = { kind: 'task', task: 'plants', reason: 'unknown_task' } as const
    const lines = await store.retryLines(which, 0, 10)
    expect(lines).toHaveLength(1)
    const ids = lines.map((line) => line.id)
    const { counts } = await store.applyRetry(ids, makeBatch([event]), 0, Infinity, morning)
    expect(counts).toMatchObject({ read: 1, accepted: 1 })
    expect((await store.queueStatus(morning)).rejected.total).toBe(0)
    expect(await store.retryLines(which, 0, 10)).toEqual([])
  })

  it('keeps a bad line of a file once, however often the file comes', async () => {
    const { takeIn, store } = await makeWorkspace()
    const bad = makePrediction({ value: 'cow', itemId: 'c' })
    await takeIn(bad)
    await takeIn(bad)
    expect((await store.queueStatus(morning)).rejected.total).toBe(1)
    expect((await store.rejectedText(1))?.text).toContain('"cow"')
  })
})
