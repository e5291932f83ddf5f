import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { useKeys } from '../../renderer/keyboard/useKeys'
import { SetupScreen } from '../../renderer/screens/setup/Screen'
import { useSetupCommands } from '../../renderer/screens/setup/useSetupCommands'
import { createSetup } from '../../renderer/screens/setup/store'
import { createNotices } from '../../renderer/state/notices'
import type { TaskSummary } from '../../shared/contract/tasks'
import type { PersonAtWork, WorkspaceInfo } from '../../shared/contract/workspace'
import { mayActAs, type Role } from '../../shared/roles'
import { succeed } from '../../shared/result'
import { makeClient, type Answers } from '../make/client'
import { makeDeployment } from '../make/deployment'
import { morning } from '../make/events'
import { makeClock, makeTask } from '../make/review'

export const animals: TaskSummary = {
  task: makeTask(),
  revision: 3,
  items: 180,
  versions: [{ model: 'eyes', version: '1', predictions: 180, firstSeenAt: morning }],
}

export const use = {
  use: {
    deployment: makeDeployment(),
    hasProposal: false,
    isUsed: true,
    items: 180,
    answers: { cat: 90, dog: 30 },
  },
  setAside: { unknownTask: 0, unknownLabel: 0 },
}

export function makePerson(name: string, facts: Partial<PersonAtWork> = {}): PersonAtWork {
  return {
    id: name.length,
    name,
    role: 'operator',
    hasPassword: false,
    hasLeft: false,
    decisions: 12,
    lastActAt: morning,
    ...facts,
  }
}

const workspace: WorkspaceInfo = {
  dir: '/home/lead/work',
  timeZone: 'UTC',
  createdAt: morning,
  ownsInbox: true,
  ownerNote: null,
  people: [],
}

/** The screen as `role` sees it, over a made client. */
export function setUp(
  answers: Answers = {},
  { role = 'lead', tasks = [animals] }: { role?: Role; tasks?: readonly TaskSummary[] } = {},
) {
  const made = makeClient({
    'tasks.awaited': () => succeed([]),
    'tasks.use': () => succeed(use),
    'people.list': () =>
      succeed([makePerson('lead-a', { role: 'lead' }), makePerson('operator-a')]),
    ...answers,
  })
  const notices = createNotices()
  const setup = createSetup(made.client, makeClock().clock, notices)
  const keyboard = createKeyboard(() => 'linux')
  const heard = { theme: vi.fn<(theme: string) => void>(), folder: vi.fn<() => void>() }
  function Commands() {
    useSetupCommands(setup, {
      self: 'lead-a',
      mayEdit: mayActAs(role, 'lead'),
      onGo: () => undefined,
    })
    return null
  }
  function Window() {
    useKeys(keyboard)
    return (
      <KeyboardContext value={keyboard}>
        <Commands />
        <SetupScreen
          setup={setup}
          tasks={tasks}
          person={{ id: 6, name: 'lead-a', role }}
          workspace={workspace}
          clock={{ now: () => morning }}
          theme="system"
          onTheme={heard.theme}
          onShowWorkspace={heard.folder}
          onGoToReview={() => undefined}
        />
      </KeyboardContext>
    )
  }
  render(<Window />)
  const told = () => notices.store.getState().notices.map(({ text }) => text)
  return { ...made, setup, keyboard, heard, told, user: userEvent.setup() }
}
