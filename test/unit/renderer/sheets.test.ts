import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  calibrationSheet,
  confusionSheet,
  daySheet,
  figureSheet,
} from '../../../renderer/screens/agreement/sheets/reportSheets'
import { sheetToCsv, type Sheet } from '../../../renderer/screens/agreement/sheets/sheet'
import { makeEmptyReport, makeReport } from '../../make/report'

const makeSheet = (rows: Sheet['rows']): Sheet => ({
  name: 'A sheet',
  columns: [
    { title: 'Name', kind: 'text' },
    { title: 'n', kind: 'count' },
  ],
  rows,
})
const read = (text: string): string[][] => parse(text)

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'text that a spreadsheet would run stays text: %j',
  (text) => {
    expect(read(sheetToCsv(makeSheet([[text, 1]])))[1]?.[0]).toBe(`'${text}`)
  },
)

it('a figure below zero stays a figure, with all its digits', () => {
  expect(sheetToCsv(makeSheet([['kappa', -0.12345678901234566]]))).toBe(
    'Name,n\r\nkappa,-0.12345678901234566\r\n',
  )
})

it('what is undefined is empty, never 0 or NaN', () => {
  const text = sheetToCsv(figureSheet(makeEmptyReport()))
  expect(text).not.toMatch(/NaN|Infinity|null/)
  expect(read(text).find(([name]) => name === 'Cohen’s kappa')).toEqual([
    'Cohen’s kappa',
    '0',
    '',
    '',
    '',
  ])
})

it('any text comes back as it was, but for the apostrophe that makes it inert', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
      const back = read(sheetToCsv(makeSheet([[text, 1]])))[1]?.[0] ?? ''
      expect([text, `'${text}`]).toContain(back)
      expect(back).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

it('each sheet holds the figures of the report', () => {
  const report = makeReport()
  expect(daySheet(report).rows.map(([day, value]) => [day, value])).toEqual(
    report.days.map(({ day, value }) => [day, value]),
  )
  expect(daySheet(report).rows.at(-1)?.slice(4)).toEqual([
    report.agreement.value,
    ...report.agreement.confidenceSequence95,
  ])
  expect(calibrationSheet(report).rows).toHaveLength(report.calibration.bins.length)
  expect(confusionSheet(report, ['cat', 'dog'], (label) => label).rows).toEqual([
    ['cat', 45, 5],
    ['dog', 0, 50],
  ])
})
