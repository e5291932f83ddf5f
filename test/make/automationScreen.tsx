import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { AutomationScreen } from '../../renderer/screens/automation/Screen'
import { createAutomationStore } from '../../renderer/screens/automation/store'
import { createNotices } from '../../renderer/state/notices'
import type { AutomationState } from '../../shared/contract/automation'
import type { Person } from '../../shared/contract/workspace'
import { succeed } from '../../shared/result'
import { makeCurve, makeHttpStatus, makePerson } from './automation'
import { makeClient, type Answers } from './client'
import { makeTask } from './policy'
import { makeClock } from './review'

/** One side of a dry run of which the truth is not known. */
export const makeSide = (n: number) => ({ n, known: 0, errors: 0 })
export const noTrial = {
  n: 0,
  before: makeSide(0),
  after: makeSide(0),
  toModel: makeSide(0),
  toPeople: makeSide(0),
}

/** The screen over a made client that shows this state. */
export function showAutomation(
  state: AutomationState,
  answers: Answers = {},
  person: Person = makePerson(),
) {
  const made = makeClient({
    'automation.state': () => succeed(state),
    'automation.notices': () => succeed(state.notices),
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
        inboxDir="/home/lead/inbox"
        onShowInbox={() => undefined}
        tasks={[]}
        onTask={() => undefined}
      />
    </KeyboardContext>,
  )
  return { ...made, automation, keyboard, notices, user: userEvent.setup() }
}
