import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckedEvent } from '../../shared/ingest/parsed'
import { makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

const labels = ['cat', 'dog', 'owl'] as const
const events: readonly CheckedEvent[] = Array.from({ length: 12 }, (_, index) => {
  const itemId = `item ${index}`
  const at = (index * 7) % 5
  const value = labels[index % 3] ?? 'cat'
  return [
    makePrediction({
      itemId,
      value,
      confidence: (index % 4) / 4,
      segment: index % 2 ? { site: 'south' } : null,
    }),
    makePrediction({
      itemId,
      version: '2',
      payload: null,
      scores: null,
      segment: { site: 'east' },
    }),
    makeDecision({
      itemId,
      value: labels[(index * 5) % 3] ?? 'cat',
      decidedAt: morning + at * 4e7,
    }),
    makeDecision({ itemId, decider: 'b', value: 'cat', decidedAt: morning + 6e7, durationMs: 900 }),
    makeDecision({ itemId, decider: 'c', independent: false, decidedAt: morning + 100 }),
    makeOutcome({ itemId, value }),
  ]
}).flat()

describe('verify', () => {
  it('finds the same figures whatever order the same events come in', async () => {
    const inOrder = await makeWorkspace()
    await inOrder.takeIn(...events)
    const expected = valueOf(inOrder.reader.report(wholeReport))
    const ids = events.map((_, index) => index)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: ids.length }), async (order) => {
        const { takeIn, reader } = await makeWorkspace()
        await takeIn(...order.flatMap((index) => events[index] ?? []))
        expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
        const [report] = valueOf(reader.report(wholeReport))
        // Which segment an item is in is the first one told, so only that depends on the order.
        const { segments: _, ...figures } = report ?? {}
        const { segments: __, ...expectedFigures } = expected[0] ?? {}
        expect(rounded(figures)).toEqual(rounded(expectedFigures))
      }),
      { numRuns: 15 },
    )
  })

  it.each([
    ['UPDATE pair_counts SET n = n + 1 WHERE segment = 0', 'figures against a recount'],
    ['DELETE FROM confidence_counts', 'figures against a recount'],
    ["UPDATE task_counts SET n = 99 WHERE what = 'independent'", 'counters against a recount'],
    ["UPDATE lane_counts SET n = n + 1 WHERE lane = 'blind'", 'counters against a recount'],
    ["UPDATE audit_log SET actor = 'nobody' WHERE seq = 1", 'audit log'],
    ['DELETE FROM audit_log WHERE seq = 2', 'audit log'],
    ['DELETE FROM payloads; UPDATE items SET has_payload = 0', 'lanes'],
    ['PRAGMA foreign_keys = OFF; DELETE FROM versions', 'references'],
  ])('notices %s', async (tampering, check) => {
    const { takeIn, reader, folder, store } = await makeWorkspace()
    await takeIn(...events, makePrediction({ itemId: 'waiting' }))
    await store.addPerson(makeAct(), 'person-a', 'operator')
    expect(reader.verify(() => undefined).checks.filter((one) => !one.ok)).toEqual([])
    const db = new Database(folder.database)
    db.exec(tampering)
    db.close()
    const { ok, checks } = reader.verify(() => undefined)
    expect(ok).toBe(false)
    expect(checks.filter((one) => !one.ok).map((one) => one.name)).toContain(check)
  })
})

/** Sums of real numbers differ in their last digits with the order of adding. */
function rounded(figures: object): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  )
}
