import { userInfo } from 'node:os'
import path from 'node:path'
import type { Answer } from '../shared/contract/bridge'
import type { DesktopState } from '../shared/contract/desktop'
import type { Progress, Topic } from '../shared/contract/messages'
import type { RequestName } from '../shared/contract/requests'
import { startDataProcess } from './dataProcess'
import { superviseWorkspace, type Supervisor } from './supervisor'

/** What of the desktop's state is about the workspace. */
export type WorkspaceState = Pick<DesktopState, 'state' | 'dir' | 'message'>

export interface WorkspacesOptions {
  readonly onState: (state: WorkspaceState) => void
  readonly onChanged: (topics: readonly Topic[]) => void
}

export interface Asked {
  readonly answer: Promise<Answer>
  cancel(): void
}

/** The one workspace that is open, if any, and the way to it. */
export function createWorkspaces({ onState, onChanged }: WorkspacesOptions) {
  let current: Supervisor | null = null
  let state: WorkspaceState = { state: 'choose', dir: null, message: null }

  function show(next: WorkspaceState): void {
    state = next
    onState(next)
  }

  async function leave(): Promise<void> {
    const left = current
    current = null
    await left?.stop()
  }

  return {
    state: () => state,

    /** The folder that pictures may be shown from. */
    mediaDir: () =>
      state.state === 'open' && state.dir !== null ? path.join(state.dir, 'media') : null,

    /** Opens a folder instead of the one that is open; tells whether that went well. */
    async open(dir: string, how: { create: boolean; sample: 'digits' | null }): Promise<boolean> {
      await leave()
      show({ state: 'opening', dir, message: null })
      const supervisor = superviseWorkspace({
        start: startDataProcess,
        workspace: { dir, ...how, own: true, account: accountName() },
        onChanged,
        onGivenUp: ({ message }) => {
          if (current === supervisor) show({ state: 'failed', dir, message })
        },
      })
      current = supervisor
      const opened = await supervisor.opened
      if (current !== supervisor) return false
      if (opened.ok) show({ state: 'open', dir, message: null })
      else show({ state: 'failed', dir, message: opened.error.message })
      return opened.ok
    },

    async close(): Promise<void> {
      await leave()
      show({ state: 'choose', dir: null, message: null })
    },

    /** For quitting: nothing is shown any more. */
    stop: leave,

    ask(name: RequestName, input: unknown, onProgress?: (progress: Progress) => void): Asked {
      const supervisor = current
      if (!supervisor) return { answer: Promise.resolve(noWorkspace), cancel: () => undefined }
      const { id, answer } = supervisor.ask(name, input, onProgress)
      return { answer, cancel: () => supervisor.cancel(id) }
    },
  }
}

export type Workspaces = ReturnType<typeof createWorkspaces>

const noWorkspace: Answer = {
  ok: false,
  error: { code: 'no_workspace', message: 'No workspace is open. Choose one first.' },
}

/** An account without an entry in the system's list has no name; that must not keep anybody out. */
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return 'owner'
  }
}
