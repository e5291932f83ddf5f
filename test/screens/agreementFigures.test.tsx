import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fail, succeed } from '../../shared/result'
import { computeComparison } from '../../shared/stats/comparison'
import { collectGroups } from '../../shared/stats/confidence/groups'
import type { ReportFilter } from '../../shared/contract/report'
import { noFilter } from '../../renderer/screens/agreement/session'
import { makeAddressBar } from '../make/address'
import { makeError, type Answers } from '../make/client'
import { makeReport } from '../make/report'
import { makeTask } from '../make/review'
import { setUp } from './agreementSetUp'

const confidences = collectGroups([
  { confidence: 0.62, n: 40, agreed: 35 },
  { confidence: 0.97, n: 60, agreed: 60 },
])
const full = () => makeReport({}, { confidences })
const noPairs: Answers['report.pairs'] = () => succeed({ pairs: [], next: null })
const region = (name: string) => within(screen.getByRole('region', { name }))

const comparison = computeComparison([
  ['cat', { both: 40, onlyA: 1, onlyB: 8, neither: 1 }],
  ['dog', { both: 48, onlyA: 1, onlyB: 1, neither: 0 }],
])
const twoVersions: Answers = {
  'report.get': () => succeed([full(), makeReport({ version: '2' }, { confidences })]),
  'report.compare': ({ task, a, b }) => succeed({ task, a, b, ...comparison }),
  'report.pairs': noPairs,
}

test('the arrow keys read out the days with the bounds so far, and Enter lists the pairs of one', async () => {
  const { user, inputsOf } = setUp({
    'report.get': () => succeed([full()]),
    'report.pairs': noPairs,
  })
  const plot = await screen.findByRole('slider', { name: /^Agreement on 2\sdays$/ })
  act(() => plot.focus())
  await user.keyboard('{ArrowRight}')
  expect(plot).toHaveAttribute(
    'aria-valuetext',
    expect.stringMatching(
      /^Tue, 3 Mar 2026: 98\.3\s%, 59 of 60\. Until then 95\.0\s% of 100, 95 % bounds/,
    ),
  )
  await user.keyboard('{Enter}')
  await screen.findByRole('dialog', { name: 'Pairs of Tue, 3 Mar 2026' })
  expect(inputsOf('report.pairs')).toMatchObject([{ from: '2026-03-03', to: '2026-03-03' }])
})

test('a bin of the calibration leads to the confidences in it', async () => {
  const { user, inputsOf } = setUp({
    'report.get': () => succeed([full()]),
    'report.pairs': noPairs,
  })
  const plot = await screen.findByRole('slider', { name: /^Agreement by confidence/ })
  act(() => plot.focus())
  await user.keyboard('{End}{Enter}')
  expect(inputsOf('report.pairs')).toMatchObject([{ bin: 14 }])
})

test('the recommended threshold is named beside the curve, or why there is none', async () => {
  setUp({ 'report.get': () => succeed([full()]) })
  await screen.findByRole('region', { name: 'Risk and coverage' })
  const card = screen.getByRole('region', { name: 'Risk and coverage' })
  expect(card).toHaveTextContent('none yet')
  expect(card).toHaveTextContent('The evidence shows no threshold of the grid')
})

test('with few pairs the plots give way to what is missing', async () => {
  const few = makeReport(
    {},
    {
      agreement: { n: 12, agreed: 12 },
      confidences: collectGroups([{ confidence: 0.9, n: 12, agreed: 12 }]),
      days: [{ day: '2026-03-02', n: 12, agreed: 12 }],
    },
  )
  setUp({ 'report.get': () => succeed([few]) })
  await screen.findByRole('region', { name: 'Calibration' })
  expect(screen.getByRole('region', { name: 'Calibration' })).toHaveTextContent(
    'at least 100 pairs; so far there are 12',
  )
  expect(screen.getByRole('region', { name: 'Agreement over time' })).toHaveTextContent(
    'takes two days with decisions; so far there is one, Mon, 2 Mar 2026',
  )
  expect(screen.queryByRole('slider')).not.toBeInTheDocument()
})

test('model and people stand on one scale, and what is not known says why', async () => {
  const report = makeReport(
    {},
    { humanHuman: { n: 40, agreed: 38, table: null }, accuracy: { n: 20, correct: 19 } },
  )
  const { user, inputsOf } = setUp({
    'report.get': () => succeed([report]),
    'report.pairs': noPairs,
  })
  await screen.findByRole('region', { name: 'Model beside people' })
  const card = region('Model beside people')
  expect(card.getByRole('row', { name: /^People among themselves/ })).toHaveTextContent(
    /95\.0\s%.*n = 40/,
  )
  expect(card.getByRole('row', { name: /^Model right/ })).toHaveTextContent(/95\.0\s%/)
  expect(card.getByRole('row', { name: /^People right/ })).toHaveTextContent(
    'No item with an independent decision has an outcome',
  )
  await user.click(card.getByRole('button', { name: 'Model right' }))
  expect(inputsOf('report.pairs')).toMatchObject([{ of: 'modelTruth', onlyDisagreements: false }])
})

test('the file of a plot holds its figures', async () => {
  const { user, kept } = setUp({ 'report.get': () => succeed([full()]) })
  await user.click(await screen.findByRole('button', { name: 'Copy or save: Calibration' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Save figures as CSV…' }))
  await waitFor(() => expect(kept).toHaveLength(1))
  expect(kept[0]).toMatchObject({ kind: 'csv', name: 'eyes 1, Calibration' })
  expect(kept[0]?.kind === 'csv' ? kept[0].text : '').toContain(',40,0.62,0.875\r\n')
})

test('the report can be saved as PDF, from the button too', async () => {
  const { user, kept } = setUp({ 'report.get': () => succeed([full()]) })
  await user.click(await screen.findByRole('button', { name: 'PDF…' }))
  expect(kept).toEqual([{ kind: 'pdf', name: 'Agreement of eyes 1' }])
})

test('two versions are compared on the same items, and the difference leads to them', async () => {
  const { user, agreement, address, inputsOf } = setUp(twoVersions)
  await screen.findByRole('region', { name: 'Calibration' })
  act(() => agreement.compareWith('eyes\n2'))
  const card = await screen.findByRole('region', { name: 'Difference' })
  expect(card).toHaveTextContent(/\+7\.0\spoints/)
  expect(address.text()).toContain('besideModel=eyes&beside=2')
  const rows = region('By label, the largest difference first').getAllByRole('rowheader')
  expect(rows.map((row) => row.textContent)).toEqual(['Cat', 'Dog'])
  await user.click(screen.getByRole('button', { name: '9: Only 2 agrees with people' }))
  expect(inputsOf('report.pairs')).toMatchObject([
    { model: 'eyes', version: '1', versus: { model: 'eyes', version: '2', outcome: 'onlyOther' } },
  ])
})

test('versions that cannot be compared say why', async () => {
  const { agreement } = setUp({
    ...twoVersions,
    'report.compare': () => fail(makeError('internal', 'The disk is gone.')),
  })
  await screen.findByRole('region', { name: 'Calibration' })
  act(() => agreement.compareWith('eyes\n2'))
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'could not be compared. The disk is gone.',
  )
})

test('what is chosen stands in the address, and the address leads back to it', async () => {
  const start = 'agreement?task=animals&model=eyes&version=2&from=2026-03-02&segment=site&is=north'
  const { agreement, address, inputsOf } = setUp(twoVersions, true, makeAddressBar(start))
  await screen.findByRole('region', { name: 'Calibration' })
  expect(inputsOf('report.get').at(-1)).toMatchObject<Partial<ReportFilter>>({
    from: '2026-03-02',
    segment: { key: 'site', value: 'north' },
  })
  expect(agreement.store.getState().version).toBe('eyes\n2')
  act(() => agreement.filter(noFilter))
  expect(address.text()).toBe('agreement?task=animals&model=eyes&version=2')
  act(() => address.back())
  expect(agreement.store.getState().filter.from).toBe('2026-03-02')
})

test('the address follows to another task', async () => {
  const { agreement, address } = setUp(twoVersions)
  await screen.findByRole('region', { name: 'Calibration' })
  act(() => agreement.open(makeTask({ id: 'plants' })))
  expect(address.text()).toBe('agreement?task=plants')
})

test('an address of another task changes nothing', async () => {
  const { inputsOf } = setUp(
    twoVersions,
    true,
    makeAddressBar('agreement?task=plants&from=2026-03-02'),
  )
  await screen.findByRole('region', { name: 'Calibration' })
  expect(inputsOf('report.get')[0]).toMatchObject({ from: null })
})
