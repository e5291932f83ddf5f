import { expect, test } from 'vitest'
import { formatReport } from '../../../cli/text/report'
import { makeEmptyReport, makeReport } from '../../make/report'

test('the report names the bounds that hold however often one looks', () => {
  const { agreement } = makeReport()
  const [low, high] = agreement.confidenceSequence95.map((end) => (end * 100).toFixed(1))
  expect(formatReport(makeReport()).join('\n')).toContain(`${low}–${high} %`)
})

test('the report says what it is narrowed to', () => {
  const [title] = formatReport(makeReport({ from: '2026-03-02', stage: 'assisted' }))
  expect(title).toBe('animals: eyes 1, from 2026-03-02, decided at stage assisted')
})

test('counts are singular where there is one', () => {
  const lines = formatReport(makeReport({ items: 1, predictions: 1, decisions: 1 }))
  expect(lines).toContain(
    '1 item, 1 prediction, 1 decision, 100 paired, 3 unmatched (their item has not arrived)',
  )
})

test('what is missing is said once, with why', () => {
  const text = formatReport(makeEmptyReport()).join('\n')
  expect(text).toContain('Not enough yet for')
  expect(text).toMatch(/agreement, kappa, .*: No item has both a prediction/)
  expect(text.match(/No item has both a prediction/g)).toHaveLength(1)
  expect(text).not.toMatch(/NaN|null/)
})
