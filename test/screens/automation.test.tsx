import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { AutomationScreen } from '../../renderer/screens/automation/Screen'
import { countUnseen } from '../../renderer/screens/automation/session'
import { createAutomationStore } from '../../renderer/screens/automation/store'
import { createNotices } from '../../renderer/state/notices'
import type {
  AutomationNotice,
  AutomationState,
  TimelineEntry,
} from '../../shared/contract/automation'
import type { Person } from '../../shared/contract/workspace'
import { fail, succeed } from '../../shared/result'
import {
  makeAutomationState,
  makeCurve,
  makeGate,
  makeHttpStatus,
  makePerson,
  makeVersion,
} from '../make/automation'
import { makeClient, makeError, type Answers } from '../make/client'
import { makeDeployment, v1, v2 } from '../make/deployment'
import { morning } from '../make/events'
import { noEvidence } from '../make/gateFacts'
import { makeTask } from '../make/policy'
import { makeClock } from '../make/review'

const side = (n: number) => ({ n, known: 0, errors: 0 })
const noTrial = { n: 0, before: side(0), after: side(0), toModel: side(0), toPeople: side(0) }

/** The screen over a made client that shows this state. */
function setUp(state: AutomationState, answers: Answers = {}, person: Person = makePerson()) {
  const made = makeClient({
    'automation.state': () => succeed(state),
    'automation.thresholds': () => succeed(makeCurve()),
    'automation.timeline': () => succeed({ entries: [], next: null }),
    'automation.dryRun': () => succeed(noTrial),
    'http.status': () => succeed(makeHttpStatus()),
    ...answers,
  })
  const notices = createNotices()
  const automation = createAutomationStore(made.client, makeClock().clock, notices)
  const keyboard = createKeyboard(() => 'linux')
  const task = makeTask({ policy: { secondApproval: state.proposal !== null } })
  automation.open(task)
  render(
    <KeyboardContext value={keyboard}>
      <AutomationScreen
        automation={automation}
        person={person}
        inboxDir="/home/ada/inbox"
        onShowInbox={vi.fn()}
      />
    </KeyboardContext>,
  )
  return { ...made, automation, keyboard, notices, user: userEvent.setup() }
}

const region = (name: string | RegExp) => within(screen.getByRole('region', { name }))
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }))

/** Waits until the curve is there, from which the sentences take their shares. */
const curveShown = () => screen.findByRole('slider', { name: 'Threshold' })

test('the ladder shows the present stage with its version, and the gate what it asks', async () => {
  setUp(makeAutomationState())
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
  setUp(makeAutomationState({ versions: [makeVersion(v1, {}, noEvidence)] }))
  const gate = within(await screen.findByRole('region', { name: 'Gate to partial' }))
  expect(gate.getByText('Not enough evidence yet')).toBeInTheDocument()
  const row = gate.getByRole('row', { name: /As good as a second person/ })
  expect(row).toHaveTextContent('Not known yet')
  expect(row).toHaveTextContent('not enough yet')
  expect(row).toHaveTextContent('give the task an overlap')
  expect(document.body).not.toHaveTextContent(/NaN|Infinity/)
})

test('a criterion opens to the segments that it is made of', async () => {
  const { user } = setUp(makeAutomationState())
  const button = await screen.findByRole('button', { name: 'Agreement in every segment' })
  await user.click(button)
  expect(button).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getByRole('rowheader', { name: /east, ?20/ })).toHaveTextContent('does not block')
})

test('another version’s gate can be looked at', async () => {
  const state = makeAutomationState({
    versions: [makeVersion(), makeVersion(v2, { role: 'none', share: 0 }, noEvidence)],
  })
  const { automation } = setUp(state)
  await screen.findByText('Ready')
  act(() => automation.chooseVersion('triage\n2.0.0'))
  expect(region('Gate to partial').getByText('Not enough evidence yet')).toBeInTheDocument()
})

test('a promotion says what happens to the next 100 items, and wants a reason', async () => {
  const { user, inputsOf, notices } = setUp(makeAutomationState(), {
    'automation.promote': () =>
      succeed(
        makeAutomationState({ deployment: makeDeployment({ stage: 'partial', threshold: 0.5 }) }),
      ),
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
  const { user, inputsOf } = setUp(state, {
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
  const { user } = setUp(makeAutomationState(), {}, makePerson('operator'))
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
  const { user, inputsOf } = setUp(state, {
    'automation.setThreshold': () => succeed(state),
    'automation.dryRun': ({ threshold }) =>
      succeed({
        ...noTrial,
        n: 1000,
        after: side(threshold === 0.85 ? 700 : 650),
        toModel: side(50),
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

test('the curve’s figures can be read as a table', async () => {
  const { user } = setUp(makeAutomationState())
  await curveShown()
  await user.click(screen.getByRole('button', { name: 'Show as table' }))
  expect(screen.getByRole('rowheader', { name: /recommended/ })).toHaveTextContent('0.50')
})

test('a version that takes over outright is judged for the present stage first', async () => {
  const state = makeAutomationState({
    versions: [makeVersion(), makeVersion(v2, { role: 'none', share: 0 }, noEvidence)],
  })
  const { user, inputsOf } = setUp(state, {
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
  const { user, inputsOf } = setUp(state, { 'automation.deploy': () => succeed(state) })
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
  const { user, inputsOf } = setUp(state, { 'automation.rollback': () => succeed(state) })
  await user.click(await screen.findByRole('button', { name: 'Switch back to blue' }))
  await waitFor(() => expect(inputsOf('automation.rollback')).toHaveLength(1))
  expect(inputsOf('automation.rollback')[0]?.reason).not.toBe('')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByRole('slider', { name: /Green’s part/ })).toHaveAttribute(
    'aria-valuetext',
    'green 25\u00a0%, blue 75\u00a0%',
  )
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
  const { user, automation, inputsOf } = setUp(makeAutomationState(), {
    'automation.state': () =>
      succeed(makeAutomationState({ notices: [{ ...notice, acknowledgedBy }] })),
    'automation.acknowledge': () => {
      acknowledgedBy = 'ada'
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

test('a proposal is approved by another lead than the one who made it', async () => {
  const proposal = (by: string) => ({
    by,
    reason: 'Six good weeks.',
    from: 'assisted' as const,
    to: 'partial' as const,
    threshold: 0.9,
    outright: false,
    revision: 4,
    evidence: makeGate(),
    at: morning,
  })
  const { user, inputsOf } = setUp(makeAutomationState({ proposal: proposal('grace') }), {
    'automation.answerProposal': () => succeed(makeAutomationState()),
  })
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
  const proposal = {
    by: 'ada',
    reason: 'Six good weeks.',
    from: 'assisted' as const,
    to: 'partial' as const,
    threshold: 0.9,
    outright: false,
    revision: 4,
    evidence: makeGate(),
    at: morning,
  }
  setUp(makeAutomationState({ proposal }))
  const banner = within(await screen.findByRole('region', { name: 'Proposal' }))
  expect(banner.getByRole('button', { name: 'Approve…' })).toHaveAccessibleDescription(
    'Another lead than the one who proposed it must approve.',
  )
  expect(banner.getByRole('button', { name: 'Decline…' })).toBeEnabled()
})

test('the timeline tells every change with its reason, and keeps the evidence of that moment', async () => {
  const entry: TimelineEntry = {
    seq: 12,
    at: morning,
    actor: 'ada',
    account: 'ada@desk',
    act: 'automation.promote',
    detail: {
      reason: 'The gate is ready.',
      by: 'ada',
      approvedBy: null,
      outright: false,
      before: makeDeployment({ stage: 'shadow' }),
      after: makeDeployment({ revision: 5 }),
      evidence: makeGate(),
    },
  }
  const { user } = setUp(makeAutomationState(), {
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
  setUp(
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
  expect(screen.getByText('/home/ada/inbox')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Deploy…' })).toHaveAccessibleDescription(
    'No model has predicted anything for this task yet.',
  )
})

test('a change elsewhere is shown in place, without emptying the screen', async () => {
  let stage: 'assisted' | 'shadow' = 'shadow'
  const { push } = setUp(makeAutomationState(), {
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
  const { user } = setUp(makeAutomationState(), {
    'automation.state': () =>
      isBroken ? fail(makeError('internal', 'The disk is gone.')) : succeed(makeAutomationState()),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is gone.')
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Ready', {}, { timeout: 3000 })).toBeInTheDocument()
})

test('a lead opens the HTTP door on a port', async () => {
  const { user, inputsOf } = setUp(makeAutomationState(), {
    'http.turnOn': ({ port }) =>
      succeed(makeHttpStatus({ on: true, address: `http://127.0.0.1:${port}`, port: port ?? 1 })),
  })
  const card = within(await screen.findByRole('region', { name: 'Producers' }))
  const port = await card.findByRole('textbox', { name: 'Port' })
  await user.clear(port)
  await user.type(port, '5000{Enter}')
  expect(await card.findByText('http://127.0.0.1:5000')).toBeInTheDocument()
  expect(card.getByText('/home/ada/understudy/http-token')).toBeInTheDocument()
  expect(inputsOf('http.turnOn')).toMatchObject([{ port: 5000 }])
})
