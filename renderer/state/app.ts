import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../../shared/contract/bridge'
import type { Client } from '../../shared/contract/client'
import type { DesktopAct, DesktopState } from '../../shared/contract/desktop'
import type { KnownPerson } from '../../shared/contract/workspace'
import { errorWords } from '../words/errors'
import { nextAppState, startState, type AppEvent, type AppState } from './appState'
import type { Notices } from './notices'
import { createRefresh } from './refresh'
import { readStored, writeStored } from './stored'

export interface App {
  readonly store: StoreApi<AppState>
  readonly start: () => void
  readonly desktop: (act: DesktopAct) => void
  readonly signIn: (name: string, password?: string) => Promise<void>
  readonly signOut: () => Promise<void>
  readonly chooseTask: (taskId: string) => void
}

/** Which workspace is open, who is there and which task they look at. */
export function createApp(
  client: Client,
  bridge: Pick<Bridge, 'desktop' | 'onDesktop'>,
  notices: Notices,
): App {
  const store = createStore<AppState>(() => ({ ...startState, taskId: readStored('task') }))
  const dispatch = (event: AppEvent) => store.setState(nextAppState(store.getState(), event))

  function seeDesktop(desktop: DesktopState) {
    dispatch({ kind: 'desktop', desktop })
    if (desktop.state === 'open') refreshSession()
  }

  const refreshSession = createRefresh(askSession, 200)
  const refreshTasks = createRefresh(askTasks, 500)

  async function askSession() {
    const answer = await client.ask('session.current', {})
    if (!answer.ok) return notices.add('bad', errorWords(answer.error))
    const { workspace, person } = answer.value
    const before = store.getState().view
    // After the data process was started again it has forgotten who was there: the same person goes on.
    const known = before.kind === 'working' ? before.person.name : null
    const here = workspace?.people.filter((one) => !one.hasLeft) ?? []
    const only = here.length === 1 ? withoutPassword(here) : undefined
    const name = here.some((one) => one.name === known) ? known : only
    if (workspace && !person && name !== undefined && name !== null) {
      const signedIn = await client.ask('session.signIn', { name })
      if (signedIn.ok) {
        dispatch({ kind: 'session', session: { workspace, person: signedIn.value } })
        return refreshTasks()
      }
    }
    dispatch({ kind: 'session', session: answer.value })
    if (person) refreshTasks()
  }

  async function askTasks() {
    const answer = await client.ask('tasks.list', {})
    if (answer.ok) dispatch({ kind: 'tasks', tasks: answer.value })
    else if (answer.error.code === 'not_signed_in') refreshSession()
    else notices.add('bad', errorWords(answer.error))
  }

  client.onChanged((topics) => {
    if (topics.includes('workspace') || topics.includes('people')) refreshSession()
    const { kind } = store.getState().view
    if (topics.includes('tasks') && kind === 'working') refreshTasks()
  })

  return {
    store,
    start() {
      bridge.onDesktop(seeDesktop)
      void bridge.desktop('state').then(seeDesktop)
    },
    desktop: (act) => void bridge.desktop(act).then(seeDesktop),
    async signIn(name, password) {
      const answer = await client.ask(
        'session.signIn',
        password === undefined ? { name } : { name, password },
      )
      if (!answer.ok) return dispatch({ kind: 'signInFailed', message: errorWords(answer.error) })
      dispatch({ kind: 'signedIn', person: answer.value })
      refreshTasks()
    },
    async signOut() {
      const answer = await client.ask('session.signOut', {})
      if (!answer.ok) return notices.add('bad', errorWords(answer.error))
      const { view } = store.getState()
      if (view.kind !== 'working') return
      dispatch({ kind: 'session', session: { workspace: view.workspace, person: null } })
    },
    chooseTask(taskId) {
      writeStored('task', taskId)
      dispatch({ kind: 'taskChosen', taskId })
    },
  }
}

/** The name of the first who can sign in by it alone. */
function withoutPassword(people: readonly KnownPerson[]): string | undefined {
  return people.find(({ hasPassword }) => !hasPassword)?.name
}
