import { render, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import userEvent from '@testing-library/user-event'
import { Elsewhere } from '../../renderer/screens/automation/Elsewhere'
import { countUnseen, startSession } from '../../renderer/screens/automation/session'
import type { AutomationNotice } from '../../shared/contract/automation'
import { fail, succeed } from '../../shared/result'
import { makeAutomationState, makeHttpStatus } from '../make/automation'
import { showAutomation } from '../make/automationScreen'
import { makeDeployment, v2 } from '../make/deployment'
import { morning } from '../make/events'
import { makeTask } from '../make/policy'

const notice: AutomationNotice = {
  id: 7,
  task: 'letters',
  at: morning,
  kind: 'alarm',
  text: 'People decide again.',
  mustAcknowledge: true,
  acknowledgedBy: null,
}

test('what has changed while a form was open is shown first, and the act waits for another look', async () => {
  let state = makeAutomationState()
  const { user, push, inputsOf } = showAutomation(state, {
    'automation.state': () => succeed(state),
    'automation.demote': () => succeed(state),
  })
  await user.click(await screen.findByRole('button', { name: 'Demote…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'complaints')
  state = makeAutomationState({ deployment: makeDeployment({ revision: 5 }) })
  push('automation')
  const again = await dialog.findByRole('button', { name: 'Look again' }, { timeout: 3000 })
  expect(dialog.getByText(/you looked at revision 4, and 5 is in force/)).toBeInTheDocument()
  expect(dialog.getByRole('button', { name: 'Demote to shadow' })).toBeDisabled()
  await user.click(again)
  await user.click(dialog.getByRole('button', { name: 'Demote to shadow' }))
  await waitFor(() =>
    expect(inputsOf('automation.demote')).toMatchObject([{ revision: 5, reason: 'complaints' }]),
  )
})

test('an act that was refused as stale says who changed what, and can be looked at again', async () => {
  let state = makeAutomationState()
  const message = 'This was decided on revision 4, and since then lead-b set the threshold.'
  const { user } = showAutomation(state, {
    'automation.state': () => succeed(state),
    'automation.demote': () => {
      state = makeAutomationState({ deployment: makeDeployment({ revision: 5 }) })
      return fail({ code: 'stale', message })
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Demote…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'complaints')
  await user.click(dialog.getByRole('button', { name: 'Demote to shadow' }))
  expect(await dialog.findByText(message)).toBeInTheDocument()
  await user.click(await dialog.findByRole('button', { name: 'Look again' }, { timeout: 3000 }))
  expect(dialog.queryByText(message)).not.toBeInTheDocument()
  expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('complaints')
})

test('the number beside the screen counts every task, and the other one is one press away', async () => {
  const session = { ...startSession, task: makeTask(), notices: [notice, { ...notice, id: 8 }] }
  expect(countUnseen(session)).toBe(2)
  const onTask = vi.fn<(task: string) => void>()
  render(<Elsewhere session={session} tasks={[]} onTask={onTask} />)
  expect(screen.getByText('letters has 2 notices that nobody has acknowledged yet.')).toBeVisible()
  await userEvent.setup().click(screen.getByRole('button', { name: 'Go to letters' }))
  expect(onTask).toHaveBeenCalledWith('letters')
  const seen = { ...session, notices: [{ ...notice, acknowledgedBy: 'lead-b' }] }
  expect(countUnseen(seen)).toBe(0)
})

test('a canary that ended by itself is told as what it is, not as an alarm', async () => {
  const text = 'The canary has ended: triage 2.0.0 has all items.'
  showAutomation(
    makeAutomationState({ notices: [{ ...notice, task: 'mass', kind: 'takeover', text }] }),
  )
  const region = within(await screen.findByRole('region', { name: 'Notice' }))
  expect(region.getByText(text)).toBeInTheDocument()
  expect(region.getByRole('button', { name: 'I have seen this' })).toBeInTheDocument()
})

test('the last step of a canary waits for another lead than the one who began it', async () => {
  const state = makeAutomationState()
  const gate = state.versions[0]?.gate
  if (!gate) throw new Error('there is no gate')
  const proposal = {
    by: 'lead-b',
    reason: '90 of 92 agree.',
    from: 'assisted',
    to: 'assisted',
    threshold: null,
    takesOver: v2,
    outright: false,
    revision: 4,
    evidence: gate,
    at: morning,
  } as const
  const { user } = showAutomation(
    makeAutomationState({
      deployment: makeDeployment({
        strategy: {
          kind: 'canary',
          serving: { model: 'triage', version: '1.0.0' },
          candidate: v2,
          share: 0.5,
        },
      }),
      canary: {
        verdict: 'ready',
        next: 1,
        difference: 0,
        lower: -0.02,
        target: -0.03,
        why: '90 of 92 agree',
        since: morning,
      },
      proposal,
    }),
  )
  const region = within(await screen.findByRole('region', { name: 'Proposal' }))
  expect(region.getByText(/The canary of triage 2.0.0 has earned all items/)).toBeInTheDocument()
  await user.click(region.getByRole('button', { name: 'Approve…' }))
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Approve the end of the canary' }),
  )
  expect(dialog.getByText(/triage 2\.0\.0/, { selector: 'p.text-muted' })).toBeInTheDocument()
})

test.each([
  ['Turn off…', 'Turn off', 'http.turnOff'],
  ['Make a new token…', 'Make a new token', 'http.newToken'],
] as const)('%s asks first', async (button, confirm, request) => {
  const status = makeHttpStatus({ on: true, address: 'http://127.0.0.1:4317' })
  const { user, inputsOf } = showAutomation(makeAutomationState(), {
    'http.status': () => succeed(status),
    [request]: () => succeed(status),
  })
  await user.click(await screen.findByRole('button', { name: button }))
  const dialog = within(await screen.findByRole('dialog'))
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus())
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(inputsOf(request)).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: button }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: confirm }))
  await waitFor(() => expect(inputsOf(request)).toHaveLength(1))
})
