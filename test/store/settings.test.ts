import { expect, it } from 'vitest'
import { openSqliteWorkspace } from '../../db/sqlite/openWorkspace'
import { makeDecision, makePrediction } from '../make/events'
import { makeAct, makeWorkspace, valueOf, wholeReport } from '../make/workspace'

/** An hour before midnight in UTC, which is the next day in Berlin. */
const late = Date.UTC(2026, 2, 2, 23, 0)

async function makeLateWorkspace() {
  const made = await makeWorkspace()
  await made.takeIn(makePrediction({ itemId: 'a' }), makeDecision({ itemId: 'a', decidedAt: late }))
  const days = () => valueOf(made.reader.report(wholeReport))[0]?.days.map(({ day }) => day)
  return { ...made, days }
}

it('counts days anew when the workspace goes by another time zone', async () => {
  const { store, reader, days } = await makeLateWorkspace()
  expect(days()).toEqual(['2026-03-02'])
  await store.setTimeZone(makeAct(), 'Europe/Berlin')
  expect(days()).toEqual(['2026-03-03'])
  expect(await store.workspace()).toMatchObject({ timeZone: 'Europe/Berlin' })
  expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
})

it('counts by the new time zone in a process that had the workspace open already', async () => {
  const { store, reader, takeIn, folder, days } = await makeLateWorkspace()
  const facts = { account: 'tester', timeZone: 'UTC', now: () => late }
  const other = valueOf(openSqliteWorkspace(folder, facts))
  await other.setTimeZone(makeAct(), 'Europe/Berlin')
  await takeIn(makePrediction({ itemId: 'b' }), makeDecision({ itemId: 'b', decidedAt: late }))
  expect(days()).toEqual(['2026-03-03'])
  expect(await store.workspace()).toMatchObject({ timeZone: 'Europe/Berlin' })
  expect(reader.verify(() => undefined)).toMatchObject({ ok: true })
  await other.close()
})
