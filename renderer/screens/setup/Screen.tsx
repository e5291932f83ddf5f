import { useStore } from 'zustand'
import type { ThemeChoice } from '../../../shared/contract/desktop'
import type { TaskSummary } from '../../../shared/contract/tasks'
import type { Person, WorkspaceInfo } from '../../../shared/contract/workspace'
import { mayActAs } from '../../../shared/roles'
import type { Clock } from '../../state/clock'
import { Segmented } from '../../ui/Segmented'
import { PeoplePart } from './people/PeoplePart'
import type { Part, Setup } from './store'
import { TasksPart } from './tasks/TasksPart'
import { WorkspacePart } from './workspace/WorkspacePart'

interface Props {
  readonly setup: Setup
  readonly tasks: readonly TaskSummary[]
  readonly person: Person
  readonly workspace: WorkspaceInfo
  readonly clock: Pick<Clock, 'now'>
  readonly theme: ThemeChoice
  readonly onTheme: (theme: ThemeChoice) => void
  readonly onShowWorkspace: () => void
  readonly onGoToReview: () => void
}

/** Tasks, people and settings: a lead changes them, others read. */
export function SetupScreen(props: Props) {
  const { setup, tasks, person, workspace, clock, theme } = props
  const part = useStore(setup.store, (state) => state.part)
  const mayEdit = mayActAs(person.role, 'lead')
  return (
    <div className="@container flex h-full flex-col short:block short:overflow-y-auto">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-2 @5xl:px-6">
        <h1 className="text-base font-semibold">Tasks and people</h1>
        <Segmented label="Part" value={part} choices={parts} onChoose={setup.show} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4 @5xl:p-6 short:overflow-visible">
        {part === 'tasks' ? <TasksPart desk={setup.tasks} tasks={tasks} mayEdit={mayEdit} /> : null}
        {part === 'people' ? (
          <PeoplePart desk={setup.people} person={person} mayEdit={mayEdit} />
        ) : null}
        {part === 'workspace' ? (
          <WorkspacePart
            desk={setup.workspace}
            workspace={workspace}
            mayEdit={mayEdit}
            now={clock.now()}
            theme={theme}
            onTheme={props.onTheme}
            onShowWorkspace={props.onShowWorkspace}
            onGoToReview={props.onGoToReview}
          />
        ) : null}
      </div>
    </div>
  )
}

const parts: readonly { value: Part; label: string; count: null }[] = [
  { value: 'tasks', label: 'Tasks', count: null },
  { value: 'people', label: 'People', count: null },
  { value: 'workspace', label: 'Workspace', count: null },
]
