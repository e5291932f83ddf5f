import type { DesktopState } from '../../shared/contract/desktop'
import type { TaskSummary } from '../../shared/contract/tasks'
import type { Person, SessionInfo, WorkspaceInfo } from '../../shared/contract/workspace'

/** What the window as a whole is showing. */
type View =
  | { readonly kind: 'starting' }
  | { readonly kind: 'choosing'; readonly failure: string | null }
  | { readonly kind: 'opening'; readonly dir: string | null }
  | {
      readonly kind: 'signingIn'
      readonly workspace: WorkspaceInfo
      readonly failure: string | null
    }
  | { readonly kind: 'working'; readonly workspace: WorkspaceInfo; readonly person: Person }

export interface AppState {
  readonly view: View
  readonly desktop: DesktopState | null
  readonly tasks: readonly TaskSummary[] | null
  readonly taskId: string | null
}

export type AppEvent =
  | { readonly kind: 'desktop'; readonly desktop: DesktopState }
  | { readonly kind: 'session'; readonly session: SessionInfo }
  | { readonly kind: 'signInFailed'; readonly message: string }
  | { readonly kind: 'signedIn'; readonly person: Person }
  | { readonly kind: 'tasks'; readonly tasks: readonly TaskSummary[] }
  | { readonly kind: 'taskChosen'; readonly taskId: string }

export const startState: AppState = {
  view: { kind: 'starting' },
  desktop: null,
  tasks: null,
  taskId: null,
}

/** What the window shows after something happened. */
export function nextAppState(state: AppState, event: AppEvent): AppState {
  switch (event.kind) {
    case 'desktop':
      return withDesktop(state, event.desktop)
    case 'session':
      return withSession(state, event.session)
    case 'signedIn': {
      const { view } = state
      return view.kind === 'signingIn'
        ? { ...state, view: { kind: 'working', workspace: view.workspace, person: event.person } }
        : state
    }
    case 'signInFailed':
      return state.view.kind === 'signingIn'
        ? { ...state, view: { ...state.view, failure: event.message } }
        : state
    case 'tasks': {
      const { tasks } = event
      const isThere = tasks.some(({ task }) => task.id === state.taskId)
      return { ...state, tasks, taskId: isThere ? state.taskId : (busiest(tasks)?.task.id ?? null) }
    }
    case 'taskChosen':
      return { ...state, taskId: event.taskId }
  }
}

function withDesktop(state: AppState, desktop: DesktopState): AppState {
  switch (desktop.state) {
    case 'choose':
      return { ...startState, desktop, view: { kind: 'choosing', failure: null } }
    case 'failed': {
      const failure = desktop.message ?? 'The workspace could not be opened.'
      return { ...startState, desktop, view: { kind: 'choosing', failure } }
    }
    case 'opening':
      return { ...state, desktop, view: { kind: 'opening', dir: desktop.dir } }
    case 'open': {
      // Who is there is asked next; until then a screen that is up stays up.
      const isUp = state.view.kind === 'working' && state.desktop?.dir === desktop.dir
      return isUp
        ? { ...state, desktop }
        : { ...state, desktop, view: { kind: 'opening', dir: desktop.dir } }
    }
  }
}

function withSession(state: AppState, { workspace, person }: SessionInfo): AppState {
  if (!workspace) return state
  return person
    ? { ...state, view: { kind: 'working', workspace, person } }
    : { ...state, view: { kind: 'signingIn', workspace, failure: null } }
}

function busiest(tasks: readonly TaskSummary[]): TaskSummary | undefined {
  return tasks.reduce<TaskSummary | undefined>(
    (best, one) => (best && best.items >= one.items ? best : one),
    undefined,
  )
}
