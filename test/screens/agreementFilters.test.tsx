import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { noFilter } from '../../renderer/screens/agreement/session'
import { fail, succeed } from '../../shared/result'
import { collectGroups } from '../../shared/stats/confidence/groups'
import { makeAddressBar } from '../make/address'
import { makeDelayed, makeError, type Answers } from '../make/client'
import { makeReport } from '../make/report'
import { setUp } from './agreementSetUp'

const moved = () => makeReport({ stages: ['shadow', 'assisted'] })
const narrowed = () => makeReport({}, { agreement: { n: 100, agreed: 80 } })
const noPairs: Answers['report.pairs'] = () => succeed({ pairs: [], next: null })

test('what was decided at a stage can be chosen, and the address holds it', async () => {
  const { user, address, inputsOf } = setUp({ 'report.get': () => succeed([moved()]) })
  await screen.findByText(/^95\.00\s%$/)
  await user.click(screen.getByRole('combobox', { name: 'Stage at which it was decided' }))
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([
    'All stages',
    'At Shadow',
    'At Assisted',
  ])
  await user.click(screen.getByRole('option', { name: 'At Assisted' }))
  await waitFor(() => expect(inputsOf('report.get').at(-1)).toMatchObject({ stage: 'assisted' }))
  expect(address.text()).toBe('agreement?task=animals&stage=assisted')
})

test('a task that has never moved has no stages to choose from', async () => {
  setUp({ 'report.get': () => succeed([makeReport()]) })
  await screen.findByText(/^95\.00\s%$/)
  expect(screen.queryByRole('combobox', { name: /^Stage/ })).not.toBeInTheDocument()
})

test('a stage in the address is looked at, and so are the items behind its figures', async () => {
  const { user, inputsOf } = setUp(
    { 'report.get': () => succeed([moved()]), 'report.pairs': noPairs },
    true,
    makeAddressBar('agreement?task=animals&stage=shadow'),
  )
  await user.click(await screen.findByRole('button', { name: /^5\sdisagreements$/ }))
  expect(inputsOf('report.get').at(-1)).toMatchObject({ stage: 'shadow' })
  expect(inputsOf('report.pairs')).toMatchObject([{ stage: 'shadow', onlyDisagreements: true }])
})

test('figures of other filters are marked as such until the new ones are there', async () => {
  const late = makeDelayed<ReturnType<typeof succeed<readonly ReturnType<typeof makeReport>[]>>>()
  const { agreement } = setUp({
    'report.get': ({ from }) => (from === null ? succeed([makeReport()]) : late.promise),
  })
  await screen.findByText(/^95\.00\s%$/)
  act(() => agreement.filter({ ...noFilter, from: '2026-03-03' }))
  expect(screen.getByRole('status')).toHaveTextContent('Computing the figures')
  expect(screen.getByText(/^95\.00\s%$/).closest('[aria-busy="true"]')).not.toBeNull()
  late.settle(succeed([narrowed()]))
  expect(await screen.findByText(/^80\.00\s%$/)).toBeInTheDocument()
  expect(screen.queryByRole('status')).not.toBeInTheDocument()
  expect(document.querySelector('[aria-busy="true"]')).toBeNull()
})

test('where filters fail, no figures of others are left to be taken for theirs', async () => {
  const { agreement } = setUp({
    'report.get': ({ from }) =>
      from === null ? succeed([makeReport()]) : fail(makeError('internal', 'The disk is gone.')),
  })
  await screen.findByText(/^95\.00\s%$/)
  act(() => agreement.filter({ ...noFilter, from: '2026-03-03' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is gone.')
  expect(screen.queryByText(/^95\.00\s%$/)).not.toBeInTheDocument()
})

test('counts that no filter narrows say so', async () => {
  const { agreement } = setUp({ 'report.get': () => succeed([makeReport()]) })
  await screen.findByText(/^95\.00\s%$/)
  const says = /count the whole task, whatever the filters/
  expect(screen.queryByText(says)).not.toBeInTheDocument()
  act(() => agreement.filter({ ...noFilter, from: '2026-03-02' }))
  expect(await screen.findByText(says)).toBeInTheDocument()
})

test('a person’s figure leads to that person’s decisions', async () => {
  const { user, inputsOf } = setUp({
    'report.get': () => succeed([makeReport()]),
    'report.pairs': noPairs,
  })
  await user.click(await screen.findByRole('button', { name: 'lead-a' }))
  await screen.findByRole('dialog', { name: 'Decisions of lead-a' })
  expect(inputsOf('report.pairs')).toMatchObject([{ of: 'decisions', decider: 'lead-a' }])
})

test('the screen asks for the curve as it is drawn, and a file for all of it', async () => {
  const confidences = collectGroups([{ confidence: 0.62, n: 100, agreed: 95 }])
  const whole = collectGroups([
    { confidence: 0.61, n: 1, agreed: 1 },
    { confidence: 0.62, n: 99, agreed: 94 },
  ])
  const { user, kept, inputsOf } = setUp({
    'report.get': ({ curve }) =>
      succeed([makeReport({}, { confidences: curve === 'thin' ? confidences : whole })]),
  })
  await user.click(await screen.findByRole('button', { name: 'Copy or save: Risk and coverage' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Save figures as CSV…' }))
  await waitFor(() => expect(kept).toHaveLength(1))
  expect(inputsOf('report.get')[0]).toMatchObject({ curve: 'thin', model: null })
  expect(inputsOf('report.get').at(-1)).toMatchObject({ model: 'eyes', version: '1' })
  expect(kept[0]?.kind === 'csv' ? kept[0].text.split('\r\n').length : 0).toBe(4)
})
