import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fail, succeed } from '../../shared/result'
import { noFilter } from '../../renderer/screens/agreement/session'
import { makeError } from '../make/client'
import { morning } from '../make/events'
import { makeEmptyReport, makeReport } from '../make/report'
import { setUp } from './agreementSetUp'

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))

test('the one figure stands with its interval and its n', async () => {
  setUp({ 'report.get': () => succeed([makeReport()]) })
  const headline = within(await screen.findByRole('region', { name: /^Agreement of model/ }))
  expect(headline.getByText(/^95\.00\s%$/)).toBeInTheDocument()
  expect(headline.getByText(/^95 % interval 88\.8–97\.8\s%, n = 100$/)).toBeInTheDocument()
  expect(headline.getByText(/^In 95 of 100 items/)).toBeInTheDocument()
})

test('a figure that is undefined says so, and is never 0 or NaN', async () => {
  const report = makeReport(
    {},
    {
      agreement: { n: 40, agreed: 40 },
      confusion: [
        [40, 0],
        [0, 0],
      ],
    },
  )
  setUp({ 'report.get': () => succeed([report]) })
  const kappa = await screen.findByText('Cohen’s kappa')
  expect(kappa).toHaveTextContent('not enough yet')
  const dog = region('By label').getByRole('row', { name: /^dog/i })
  expect(dog).toHaveTextContent(/^Dog0not enough yet$/)
  expect(document.body).not.toHaveTextContent('NaN')
})

test('segments stand in order, the worst first', async () => {
  setUp({ 'report.get': () => succeed([makeReport()]) })
  await screen.findByRole('region', { name: 'By segment, worst first' })
  const rows = region('By segment, worst first').getAllByRole('rowheader')
  expect(rows.map((row) => row.textContent)).toEqual(['south', 'north'])
})

test('the chart by day has its figures as a table', async () => {
  const { user } = setUp({ 'report.get': () => succeed([makeReport()]) })
  await user.click(
    await screen.findByRole('button', { name: 'Show as table: Agreement over time' }),
  )
  expect(
    region('Agreement over time').getByRole('row', { name: /Mon, 2 Mar 2026/ }),
  ).toHaveTextContent(/90\.0\s%3640/)
})

test('new decisions change the figures in place, without emptying the screen', async () => {
  let agreed = 95
  const { push, inputsOf } = setUp({
    'report.get': () => succeed([makeReport({}, { agreement: { n: 100, agreed } })]),
  })
  await screen.findByText(/^95\.00\s%$/)
  agreed = 90
  act(() => push('report'))
  expect(screen.getByText(/^95\.00\s%$/)).toBeInTheDocument()
  expect(await screen.findByText(/^90\.00\s%$/)).toBeInTheDocument()
  expect(inputsOf('report.get')).toHaveLength(2)
})

test('however often something changes, the figures are asked for twice a second at most', async () => {
  const { push, inputsOf } = setUp({ 'report.get': () => succeed([makeReport()]) })
  await screen.findByText(/^95\.00\s%$/)
  for (let count = 0; count < 50; count += 1) act(() => push('report', 'review'))
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(inputsOf('report.get')).toHaveLength(2)
})

test('figures that could not be refreshed stay, and are marked as perhaps out of date', async () => {
  let isBroken = false
  const { push } = setUp({
    'report.get': () =>
      isBroken ? fail(makeError('internal', 'The disk is gone.')) : succeed([makeReport()]),
  })
  await screen.findByText(/^95\.00\s%$/)
  isBroken = true
  act(() => push('report'))
  expect(await screen.findByRole('alert')).toHaveTextContent('out of date. The disk is gone.')
  expect(screen.getByText(/^95\.00\s%$/)).toBeInTheDocument()
})

test('a cell of the table leads to its items, and an item to all that was said of it', async () => {
  const { user, inputsOf } = setUp({
    'report.get': () => succeed([makeReport()]),
    'report.pairs': () =>
      succeed({
        pairs: [
          {
            itemId: 'item-7',
            human: 'cat',
            predicted: 'dog',
            confidence: 0.61,
            decider: 'lead-a',
            decidedAt: morning,
            second: null,
            truth: null,
            other: null,
          },
        ],
        next: null,
      }),
    'report.item': () =>
      succeed({
        itemId: 'item-7',
        arrivedAt: morning,
        payload: { kind: 'text', text: 'a furry thing' },
        segment: {},
        predictions: [
          { model: 'eyes', version: '1', value: 'dog', confidence: 0.61, createdAt: morning },
        ],
        decisions: [
          {
            decider: 'lead-a',
            value: 'cat',
            decidedAt: morning + 1,
            independent: true,
            undone: false,
            note: 'It purrs.',
          },
        ],
        outcomes: [],
        rulings: [
          {
            by: 'reviewer-a',
            kind: 'human-right',
            value: 'cat',
            ruledAt: morning + 2,
            undone: false,
            note: '',
          },
        ],
        route: {
          stage: 'shadow',
          decidedBy: 'people',
          why: 'people decide, and see the prediction afterwards',
          draws: [{ salt: 'overlap', probability: 0.2, drawn: true }],
          revision: 2,
        },
      }),
  })
  const cell = await screen.findByRole('button', {
    name: /^5\sitems: people say Cat, the model says Dog \(10\.0\s% of what people call Cat\)/,
  })
  cell.focus()
  await user.keyboard('{Enter}')
  const sheet = within(await screen.findByRole('dialog', { name: 'People: Cat – model: Dog' }))
  expect(inputsOf('report.pairs')).toMatchObject([
    { human: 'cat', predicted: 'dog', model: 'eyes', version: '1', after: null },
  ])
  await user.click(await sheet.findByRole('button', { name: /item-7/ }))
  const history = within(await screen.findByRole('dialog', { name: 'item-7' }))
  expect(await history.findByText('a furry thing')).toBeInTheDocument()
  expect(history.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    expect.stringMatching(
      /The item arrived.*went to people at stage shadow, as people decide.*overlap: drawn at 20/,
    ),
    expect.stringContaining('eyes 1 said Dog'),
    expect.stringContaining('It purrs.'),
    expect.stringContaining('reviewer-a ruled that it is Cat'),
  ])
})

test('arrows move through the table, and it is one stop for Tab', async () => {
  const { user } = setUp({ 'report.get': () => succeed([makeReport()]) })
  await screen.findByRole('region', { name: 'Who said what' })
  const table = region('Who said what').getByRole('table')
  const cells = within(table).getAllByRole('button')
  expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1)
  act(() => cells[0]?.focus())
  await user.keyboard('{ArrowRight}{ArrowDown}')
  expect(document.activeElement).toHaveAccessibleName(/^50\sitems: people and model both say Dog/)
})

test('an operator sees the table, but not the single items', async () => {
  const { user, inputsOf } = setUp({ 'report.get': () => succeed([makeReport()]) }, false)
  const cell = await screen.findByRole('button', { name: /^5\sitems/ })
  await user.click(cell)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(inputsOf('report.pairs')).toHaveLength(0)
})

test('without a pair the screen says what is missing', async () => {
  setUp({ 'report.get': () => succeed([makeEmptyReport()]) })
  expect(await screen.findByText('Not enough yet')).toBeInTheDocument()
  expect(
    screen.getByText(/150\spredictions and 110\sdecisions, but no item has both/),
  ).toBeVisible()
})

test('the days chosen narrow the figures, and can be cleared where nothing is left', async () => {
  const { user, agreement, inputsOf } = setUp({
    'report.get': ({ from }) => succeed([from === null ? makeReport() : makeEmptyReport()]),
  })
  await screen.findByText(/^95\.00\s%$/)
  act(() => agreement.filter({ ...noFilter, from: '2026-03-09' }))
  expect(await screen.findByText('Nothing within these filters')).toBeInTheDocument()
  expect(inputsOf('report.get').at(-1)).toMatchObject({ from: '2026-03-09', to: null })
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] ?? document.body)
  expect(await screen.findByText(/^95\.00\s%$/)).toBeInTheDocument()
})

test('with several versions one is chosen, and stays chosen when figures come in', async () => {
  const { agreement, push, inputsOf } = setUp({
    'report.get': () =>
      succeed([makeReport(), makeReport({ version: '2' }, { agreement: { n: 100, agreed: 80 } })]),
  })
  await screen.findByText(/^95\.00\s%$/)
  act(() => agreement.chooseVersion('eyes\n2'))
  expect(screen.getByText(/^80\.00\s%$/)).toBeInTheDocument()
  act(() => push('report'))
  await waitFor(() => expect(inputsOf('report.get')).toHaveLength(2))
  expect(screen.getByText(/^80\.00\s%$/)).toBeInTheDocument()
})
