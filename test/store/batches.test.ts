import { expect, it } from 'vitest'
import { makeDecision, makeOutcome, makePrediction, morning } from '../make/events'
import { makeWorkspace, valueOf, wholeReport } from '../make/workspace'

/** More than one statement of the writer takes at once, and no whole number of them. */
const many = Array.from({ length: 43 }, (_, index) => `item-${index}`)
const predictions = many.map((itemId) => makePrediction({ itemId }))

it('stores in one batch new items and what else is said of them', async () => {
  const { takeIn, reader, store } = await makeWorkspace()
  const { counts } = await takeIn(
    ...predictions.slice(0, 20),
    makeDecision({ itemId: 'item-19', value: 'cat' }),
    makePrediction({ itemId: 'item-18', id: 'again' }),
    makePrediction({ itemId: 'item-17', version: '2', payload: null, segment: null }),
    ...predictions.slice(20),
    makeOutcome({ itemId: 'item-42', value: 'dog' }),
  )
  expect(counts).toMatchObject({ accepted: 46, reasons: { duplicate_prediction: 1 } })
  const everyVersion = { ...wholeReport, model: null, version: null }
  expect(valueOf(reader.report(everyVersion))).toMatchObject([
    { version: '1', items: 43, predictions: 43, paired: 1, accuracy: { n: 1, value: 0 } },
    { version: '2', items: 43, predictions: 1 },
  ])
  const { lanes } = valueOf(await store.lanes('animals', 'operator-a', morning))
  expect(lanes.find((one) => one.lane === 'blind')?.waiting).toBe(42)
  expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
})

it('keeps nothing of a batch that could not be stored', async () => {
  const { takeIn, reader } = await makeWorkspace()
  // What the door lets through has a confidence between 0 and 1, and the database insists on it.
  const impossible = makePrediction({ itemId: 'impossible', confidence: 2 })
  await expect(takeIn(...predictions.slice(0, 5), impossible)).rejects.toThrow(/CHECK constraint/)
  expect((await takeIn(...predictions)).counts.accepted).toBe(43)
  expect(valueOf(reader.report(wholeReport))[0]).toMatchObject({ items: 43, predictions: 43 })
  expect(reader.verify(() => undefined).checks.filter((check) => !check.ok)).toEqual([])
})
