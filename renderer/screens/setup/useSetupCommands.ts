import { useCommand } from '../../keyboard/useCommand'
import type { Part, Setup } from './store'

/** What can be begun here from any screen; `onGo` brings this one up. */
export function useSetupCommands(
  setup: Setup,
  { self, mayEdit, onGo }: { readonly self: string; readonly mayEdit: boolean; onGo(): void },
): void {
  function go(part: Part) {
    onGo()
    setup.show(part)
  }
  useCommand(
    'newTask',
    () => {
      go('tasks')
      // What somebody is at already is not lost to it.
      if (setup.tasks.store.getState().editing === null) setup.tasks.openNew()
    },
    mayEdit,
  )
  useCommand(
    'addPerson',
    () => {
      go('people')
      setup.people.begin({ kind: 'add' })
    },
    mayEdit,
  )
  useCommand('ownPassword', () => {
    go('people')
    setup.people.begin({ kind: 'password', name: self })
  })
  useCommand(
    'backUp',
    () => {
      go('workspace')
      void setup.workspace.backUp()
    },
    mayEdit,
  )
  useCommand('verify', () => {
    go('workspace')
    void setup.workspace.verify()
  })
}
