import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { countUnseen } from '../../renderer/screens/automation/session'
import type { AutomationNotice, TimelineEntry } from '../../shared/contract/automation'
import { fail, succeed } from '../../shared/result'
import { makeAutomationState, makeGate, makeHttpStatus, makeVersion } from '../make/automation'
import { showAutomation } from '../make/automationScreen'
import { makeError } from '../make/client'
import { makeDeployment, v1, v2 } from '../make/deployment'
import { morning } from '../make/events'
import { noEvidence } from '../make/gateFacts'

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))

test('the ladder shows the present stage with its version, and the gate what it asks', async () => {
  showAutomation(makeAutomationState())
  const stages = within(await screen.findByRole('list', { name: 'Stages' }))
  const present = stages.getAllByRole('listitem').filter((one) => one.ariaCurrent === 'step')
  expect(present).toHaveLength(1)
  expect(present[0]).toHaveTextContent('Assisted – now')
  expect(region('Stage').getByText('triage 1.0.0')).toBeInTheDocument()
  const gate = region('Gate to partial')
  expect(gate.getByText('Ready')).toBeInTheDocument()
  expect(gate.getByRole('row', { name: /Agreement with people/ })).toHaveTextContent(
    /Met.*99\.0\s%.*at least.*≥ 90\s%/,
  )
})

test('too little evidence is a verdict of its own, and each open criterion says what is missing', async () => {
  showAutomation(makeAutomationState({ versions: [makeVersion(v1, {}, noEvidence)] }))
  const gate = within(await screen.findByRole('region', { name: 'Gate to partial' }))
  expect(gate.getByText('Not enough evidence yet')).toBeInTheDocument()
  const row = gate.getByRole('row', { name: /As good as a second person/ })
  expect(row).toHaveTextContent('Not known yet')
  expect(row).toHaveTextContent('not enough yet')
  expect(row).toHaveTextContent('give the task an overlap')
  expect(document.body).not.toHaveTextContent(/NaN|Infinity/)
})

test('a criterion opens to the segments that it is made of', async () => {
  const { user } = showAutomation(makeAutomationState())
  const button = await screen.findByRole('button', { name: 'Agreement in every segment' })
  await user.click(button)
  expect(button).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getByRole('rowheader', { name: /east, ?20/ })).toHaveTextContent('does not block')
})

test('another version’s gate can be looked at', async () => {
  const state = makeAutomationState({
    versions: [makeVersion(), makeVersion(v2, { role: 'none', share: 0 }, noEvidence)],
  })
  const { automation } = showAutomation(state)
  await screen.findByText('Ready')
  act(() => automation.chooseVersion('triage\n2.0.0'))
  expect(region('Gate to partial').getByText('Not enough evidence yet')).toBeInTheDocument()
})

test('the curve’s figures can be read as a table', async () => {
  const { user } = showAutomation(makeAutomationState())
  await screen.findByRole('slider', { name: 'Threshold' })
  await user.click(screen.getByRole('button', { name: 'Show as table' }))
  expect(screen.getByRole('rowheader', { name: /recommended/ })).toHaveTextContent('0.50')
})

test('an alarm stands on top until somebody says to have seen it', async () => {
  const notice: AutomationNotice = {
    id: 7,
    task: 'mass',
    at: morning,
    kind: 'alarm',
    text: 'People decide again: the model went from partial to assisted.',
    mustAcknowledge: true,
    acknowledgedBy: null,
  }
  let acknowledgedBy: string | null = null
  const { user, automation, inputsOf } = showAutomation(makeAutomationState(), {
    'automation.state': () =>
      succeed(makeAutomationState({ notices: [{ ...notice, acknowledgedBy }] })),
    'automation.notices': () => succeed([{ ...notice, acknowledgedBy }]),
    'automation.acknowledge': () => {
      acknowledgedBy = 'lead-a'
      return succeed(null)
    },
  })
  const alarm = within(await screen.findByRole('region', { name: 'Alarm' }))
  expect(countUnseen(automation.store.getState())).toBe(1)
  await user.click(alarm.getByRole('button', { name: 'I have seen this' }))
  await waitFor(
    () => expect(screen.queryByRole('region', { name: 'Alarm' })).not.toBeInTheDocument(),
    {
      timeout: 2000,
    },
  )
  expect(inputsOf('automation.acknowledge')).toMatchObject([{ notice: 7 }])
  expect(countUnseen(automation.store.getState())).toBe(0)
})

test('the timeline tells every change with its reason, and keeps the evidence of that moment', async () => {
  const entry: TimelineEntry = {
    seq: 12,
    at: morning,
    actor: 'lead-a',
    account: 'lead-a@desk',
    act: 'automation.promote',
    detail: {
      reason: 'The gate is ready.',
      by: 'lead-a',
      approvedBy: null,
      outright: false,
      before: makeDeployment({ stage: 'shadow' }),
      after: makeDeployment({ revision: 5 }),
      evidence: makeGate(),
    },
  }
  const { user } = showAutomation(makeAutomationState(), {
    'automation.timeline': () => succeed({ entries: [entry], next: null }),
  })
  const item = within(await screen.findByRole('list', { name: 'Changes, newest first' }))
  expect(await item.findByText('Promoted from shadow to assisted')).toBeInTheDocument()
  expect(item.getByText('“The gate is ready.”')).toBeInTheDocument()
  await user.click(item.getByRole('button', { name: 'Evidence of that moment' }))
  expect(item.getByText('Agreement with people')).toBeInTheDocument()
  const day = screen.getByLabelText('In charge on')
  await user.type(day, '2026-03-05')
  expect(region('Timeline').getByRole('status')).toHaveTextContent(
    'At the end of Thu, 5 Mar 2026: Assisted. triage 1.0.0 has all items.',
  )
})

test('without a prediction the screen says what is missing and how to feed it', async () => {
  showAutomation(
    makeAutomationState({
      deployment: makeDeployment({
        stage: 'manual',
        strategy: { kind: 'single', serving: null },
        revision: 1,
      }),
      versions: [],
    }),
  )
  expect(
    await screen.findByText('No model has predicted anything for this task yet.', {
      selector: 'p',
    }),
  ).toBeInTheDocument()
  expect(screen.getByText('/home/lead/inbox')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Deploy…' })).toHaveAccessibleDescription(
    'No model has predicted anything for this task yet.',
  )
})

test('a change elsewhere is shown in place, without emptying the screen', async () => {
  let stage: 'assisted' | 'shadow' = 'shadow'
  const { push } = showAutomation(makeAutomationState(), {
    'automation.state': () =>
      succeed(makeAutomationState({ deployment: makeDeployment({ stage }) })),
  })
  const stages = await screen.findByRole('list', { name: 'Stages' })
  expect(stages).toHaveTextContent('Shadow – now')
  stage = 'assisted'
  act(() => push('automation'))
  expect(screen.getByRole('list', { name: 'Stages' })).toBe(stages)
  await waitFor(() => expect(stages).toHaveTextContent('Assisted – now'), { timeout: 3000 })
})

test('what cannot be read says why, and can be tried again', async () => {
  let isBroken = true
  const { user } = showAutomation(makeAutomationState(), {
    'automation.state': () =>
      isBroken ? fail(makeError('internal', 'The disk is gone.')) : succeed(makeAutomationState()),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is gone.')
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Ready', {}, { timeout: 3000 })).toBeInTheDocument()
})

test('a lead opens the HTTP door on a port', async () => {
  const { user, inputsOf } = showAutomation(makeAutomationState(), {
    'http.turnOn': ({ port }) =>
      succeed(makeHttpStatus({ on: true, address: `http://127.0.0.1:${port}`, port: port ?? 1 })),
  })
  const card = within(await screen.findByRole('region', { name: 'Producers' }))
  const port = await card.findByRole('textbox', { name: 'Port' })
  await user.clear(port)
  await user.type(port, '5000{Enter}')
  expect(await card.findByText('http://127.0.0.1:5000')).toBeInTheDocument()
  expect(card.getByText('/home/lead/understudy/http-token')).toBeInTheDocument()
  expect(inputsOf('http.turnOn')).toMatchObject([{ port: 5000 }])
})
