import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { Clock } from '../../state/clock'
import type { Notices } from '../../state/notices'
import { createPeopleDesk, type PeopleDesk } from './people/store'
import { createTaskDesk, type TaskDesk } from './tasks/store'
import { createWorkspaceDesk, type WorkspaceDesk } from './workspace/store'

export type Part = 'tasks' | 'people' | 'workspace'

export interface Setup {
  /** The part that is on screen. */
  readonly store: StoreApi<{ readonly part: Part }>
  readonly show: (part: Part) => void
  readonly tasks: TaskDesk
  readonly people: PeopleDesk
  readonly workspace: WorkspaceDesk
  /** What somebody had begun is nobody else's. */
  readonly leave: () => void
}

/** What there is to decide, who decides it, and the workspace it is in. */
export function createSetup(client: Client, clock: Clock, notices: Pick<Notices, 'add'>): Setup {
  const store = createStore<{ readonly part: Part }>(() => ({ part: 'tasks' }))
  const tasks = createTaskDesk(client, clock)
  const people = createPeopleDesk(client, clock, notices)
  const workspace = createWorkspaceDesk(client, clock)
  return {
    store,
    show: (part) => store.setState({ part }),
    tasks,
    people,
    workspace,
    leave() {
      tasks.forget()
      people.forget()
      workspace.forget()
    },
  }
}
