import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AutomationState } from '../../shared/contract/automation'
import { fail, succeed } from '../../shared/result'
import { makeAutomationState, makeGate, makePerson, makeVersion } from '../make/automation'
import { makeSide, noTrial, showAutomation } from '../make/automationScreen'
import { makeError } from '../make/client'
import { makeDeployment, v1, v2 } from '../make/deployment'
import { morning } from '../make/events'
import { noEvidence } from '../make/gateFacts'

const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }))

/** Waits until the curve is there, from which the sentences take their shares. */
const curveShown = () => screen.findByRole('slider', { name: 'Threshold' })

const makeProposal = (by: string): AutomationState['proposal'] => ({
  by,
  reason: 'Six good weeks.',
  from: 'assisted',
  to: 'partial',
  threshold: 0.9,
  takesOver: null,
  outright: false,
  revision: 4,
  evidence: makeGate(),
  at: morning,
})

test('a promotion says what happens to the next 100 items, and wants a reason', async () => {
  const promoted = makeDeployment({ stage: 'partial', threshold: 0.5 })
  let state = makeAutomationState()
  const { user, inputsOf, notices } = showAutomation(state, {
    'automation.state': () => succeed(state),
    'automation.promote': () => {
      state = makeAutomationState({ deployment: promoted })
      return succeed(state)
    },
  })
  await curveShown()
  await user.click(screen.getByRole('button', { name: 'Promote to partial…' }))
  const form = await dialog('Promote to partial')
  expect(form.getByText(/^Of the next 100 items triage 1\.0\.0 decides about 85/)).toBeVisible()
  const reason = form.getByRole('textbox', { name: 'Reason' })
  await waitFor(() => expect(reason).toHaveFocus())
  await user.click(form.getByRole('button', { name: 'Promote' }))
  expect(form.getByText(/Give a reason/)).toBeInTheDocument()
  expect(inputsOf('automation.promote')).toHaveLength(0)
  await user.type(reason, 'The gate is ready.')
  await user.click(form.getByRole('button', { name: 'Promote' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(inputsOf('automation.promote')).toMatchObject([
    { task: 'mass', reason: 'The gate is ready.', threshold: 0.5, outright: false },
  ])
  expect(notices.store.getState().notices[0]?.text).toBe('The model is at partial now.')
  expect(screen.getByRole('list', { name: 'Stages' })).toHaveTextContent('Partial – now')
})

test('going up without evidence is called outright, and lists what is missing', async () => {
  const state = makeAutomationState({
    deployment: makeDeployment({ stage: 'shadow' }),
    versions: [makeVersion(v1, {}, { stage: 'shadow', agreement: { n: 40, agreed: 39 } })],
  })
  const { user, inputsOf } = showAutomation(state, {
    'automation.promote': () => fail(makeError('conflict', 'The stage has changed meanwhile.')),
  })
  await user.click(await screen.findByRole('button', { name: 'Promote to assisted…' }))
  const form = await dialog('Promote outright to assisted')
  expect(
    within(form.getByRole('region', { name: 'Without this evidence' })).getByText(
      'Agreement with people',
    ),
  ).toBeInTheDocument()
  await user.type(form.getByRole('textbox'), 'We know the vendor.')
  await user.click(form.getByRole('button', { name: 'Promote outright' }))
  expect(await form.findByRole('alert')).toHaveTextContent('The stage has changed meanwhile.')
  expect(form.getByRole('textbox')).toHaveValue('We know the vendor.')
  expect(inputsOf('automation.promote')).toMatchObject([{ outright: true, threshold: null }])
})

test('an operator may look, and each button says why it is off', async () => {
  const { user } = showAutomation(makeAutomationState(), {}, makePerson('operator'))
  const button = await screen.findByRole('button', { name: 'Promote to partial…' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('Only a lead changes what a model may do.')
  await user.click(button)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Producers' })).not.toBeInTheDocument()
})

test('the handle moves with the arrows from one threshold of the grid to the next', async () => {
  const deployment = makeDeployment({ stage: 'partial', threshold: 0.9 })
  const state = makeAutomationState({
    deployment,
    versions: [makeVersion(v1, {}, { stage: 'partial' })],
  })
  const { user, inputsOf } = showAutomation(state, {
    'automation.setThreshold': () => succeed(state),
    'automation.dryRun': ({ threshold }) =>
      succeed({
        ...noTrial,
        n: 1000,
        after: makeSide(threshold === 0.85 ? 700 : 650),
        toModel: makeSide(50),
      }),
  })
  const slider = await curveShown()
  expect(slider).toHaveAttribute(
    'aria-valuetext',
    expect.stringMatching(/^0\.90: the model decides/),
  )
  act(() => slider.focus())
  await user.keyboard('{ArrowRight}')
  expect(slider).toHaveAttribute(
    'aria-valuetext',
    expect.stringMatching(
      /^0\.85: the model decides 60 of 100 items, its error is at most .*, 2\s% is allowed$/,
    ),
  )
  expect(
    screen.getByText(/^Of the next 100 items the model would decide 60, people 40 – now 45\./),
  ).toBeInTheDocument()
  expect(
    await screen.findByText(/^On the last 1,000\sitems the model would have decided 700/),
  ).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Set threshold 0.85…' }))
  const form = await dialog('Set the threshold to 0.85')
  await user.type(form.getByRole('textbox'), 'The evidence carries it.')
  await user.click(form.getByRole('button', { name: 'Set threshold' }))
  await waitFor(() =>
    expect(inputsOf('automation.setThreshold')).toMatchObject([{ threshold: 0.85 }]),
  )
})

test('a version that takes over outright is judged for the present stage first', async () => {
  const state = makeAutomationState({
    versions: [makeVersion(), makeVersion(v2, { role: 'none', share: 0 }, noEvidence)],
  })
  const { user, inputsOf } = showAutomation(state, {
    'automation.gate': () =>
      succeed(makeGate(v2, { stage: 'assisted', agreement: { n: 3, agreed: 3 } })),
    'automation.deploy': () => succeed(state),
  })
  await user.click(await screen.findByRole('button', { name: 'Deploy…' }))
  const form = await dialog('Deploy')
  await user.click(form.getByRole('radio', { name: 'Single' }))
  expect(
    await form.findByRole('region', { name: 'It takes over without this evidence' }),
  ).toHaveTextContent('Agreement with people')
  expect(inputsOf('automation.gate')).toMatchObject([{ ...v2, to: 'assisted' }])
  expect(form.getByText(/triage 2\.0\.0 takes the place of triage 1\.0\.0\.$/)).toBeVisible()
  await user.type(form.getByRole('textbox'), 'Version 1 is being retired.')
  await user.click(form.getByRole('button', { name: 'Put in charge' }))
  await waitFor(() =>
    expect(inputsOf('automation.deploy')).toMatchObject([
      { strategy: { kind: 'single', serving: v2 } },
    ]),
  )
})

test('a canary starts at its first share', async () => {
  const state = makeAutomationState({
    versions: [makeVersion(), makeVersion(v2, { role: 'none', share: 0 })],
  })
  const { user, inputsOf } = showAutomation(state, { 'automation.deploy': () => succeed(state) })
  await user.click(await screen.findByRole('button', { name: 'Deploy…' }))
  const form = await dialog('Deploy')
  await user.click(form.getByRole('radio', { name: 'Canary' }))
  expect(form.getByRole('radio', { name: /^5\s%$/ })).toBeChecked()
  expect(
    form.getByText(/about 5 of the 100 go to triage 2\.0\.0, 95 to triage 1\.0\.0\.$/),
  ).toBeVisible()
  await user.type(form.getByRole('textbox'), 'See it on real items.{Control>}{Enter}{/Control}')
  await waitFor(() =>
    expect(inputsOf('automation.deploy')).toMatchObject([
      { strategy: { kind: 'canary', serving: v1, candidate: v2, share: 0.05 } },
    ]),
  )
})

test('from blue-green one press leads back, with a reason of its own', async () => {
  const strategy = { kind: 'blue-green', blue: v1, green: v2, weight: 0.25, home: 'blue' } as const
  const state = makeAutomationState({
    deployment: makeDeployment({ strategy }),
    versions: [
      makeVersion(v1, { role: 'blue', share: 0.75 }),
      makeVersion(v2, { role: 'green', share: 0.25 }),
    ],
  })
  const { user, inputsOf } = showAutomation(state, { 'automation.rollback': () => succeed(state) })
  await user.click(await screen.findByRole('button', { name: 'Switch back to blue' }))
  await waitFor(() => expect(inputsOf('automation.rollback')).toHaveLength(1))
  expect(inputsOf('automation.rollback')[0]?.reason).not.toBe('')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByRole('slider', { name: /Green’s part/ })).toHaveAttribute(
    'aria-valuetext',
    'green 25\u00a0%, blue 75\u00a0%',
  )
})

test('a proposal is approved by another lead than the one who made it', async () => {
  const { user, inputsOf } = showAutomation(
    makeAutomationState({ proposal: makeProposal('operator-b') }),
    {
      'automation.answerProposal': () => succeed(makeAutomationState()),
    },
  )
  const banner = within(await screen.findByRole('region', { name: 'Proposal' }))
  expect(banner.getByText(/“Six good weeks\.”/)).toBeInTheDocument()
  await user.click(banner.getByRole('button', { name: 'Approve…' }))
  const form = await dialog('Approve the step to partial')
  await user.type(form.getByRole('textbox'), 'Agreed.')
  await user.click(form.getByRole('button', { name: 'Approve' }))
  await waitFor(() =>
    expect(inputsOf('automation.answerProposal')).toMatchObject([
      { approves: true, reason: 'Agreed.' },
    ]),
  )
})

test('whoever proposed may take it back, but not approve', async () => {
  showAutomation(makeAutomationState({ proposal: makeProposal('lead-a') }))
  const banner = within(await screen.findByRole('region', { name: 'Proposal' }))
  expect(banner.getByRole('button', { name: 'Approve…' })).toHaveAccessibleDescription(
    'Another lead than the one who proposed it must approve.',
  )
  expect(banner.getByRole('button', { name: 'Decline…' })).toBeEnabled()
})
