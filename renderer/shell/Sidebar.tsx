import {
  ChartNoAxesCombined,
  Inbox,
  Layers,
  ListChecks,
  Moon,
  PackageOpen,
  Search,
  SlidersHorizontal,
  SquareCheckBig,
  Sun,
} from 'lucide-react'
import { use, type ReactNode } from 'react'
import type { TaskSummary } from '../../shared/contract/tasks'
import type { Person } from '../../shared/contract/workspace'
import { KeyboardContext } from '../keyboard/useCommand'
import { Keys } from '../ui/Keys'
import { Select } from '../ui/Select'
import { formatCount } from '../words/numbers'
import { taskName } from '../words/values'
import { SidebarButton } from './SidebarButton'

export const screenNames = [
  'review',
  'agreement',
  'automation',
  'queue',
  'export',
  'setup',
] as const
export type ScreenName = (typeof screenNames)[number]

interface Props {
  readonly screen: ScreenName
  readonly counts: Readonly<Record<ScreenName, number>>
  readonly tasks: readonly TaskSummary[]
  readonly taskId: string | null
  readonly onTask: (taskId: string) => void
  readonly person: Person
  readonly isDark: boolean
}

const screens: readonly { name: ScreenName; title: string; keys: string; icon: ReactNode }[] = [
  { name: 'review', title: 'Review', keys: 'Mod+1', icon: <SquareCheckBig size={18} /> },
  { name: 'agreement', title: 'Agreement', keys: 'Mod+2', icon: <ChartNoAxesCombined size={18} /> },
  { name: 'automation', title: 'Automation', keys: 'Mod+3', icon: <Layers size={18} /> },
  { name: 'queue', title: 'Queue', keys: 'Mod+4', icon: <Inbox size={18} /> },
  { name: 'export', title: 'Export', keys: 'Mod+5', icon: <PackageOpen size={18} /> },
  {
    name: 'setup',
    title: 'Tasks and people',
    keys: 'Mod+6',
    icon: <SlidersHorizontal size={18} />,
  },
]

/** What is counted beside each screen's name. */
const hints: Readonly<Record<ScreenName, string>> = {
  review: 'waiting',
  agreement: '',
  automation: 'to be seen',
  queue: 'set aside',
  export: '',
  setup: 'tasks wait to be defined',
}

/** Where one can go. In a narrow window only the pictures stay. */
export function Sidebar({ screen, counts, tasks, taskId, onTask, person, isDark }: Props) {
  const keyboard = use(KeyboardContext)
  return (
    <header className="print:hidden flex w-14 shrink-0 flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-2 lg:w-52 lg:p-3">
      <p className="mb-2 hidden px-2 pt-1 text-sm font-semibold tracking-tight lg:block">
        Understudy
      </p>
      {tasks.length > 1 && taskId !== null ? (
        <Select
          label="Task"
          value={taskId}
          choices={tasks.map(({ task }) => ({ value: task.id, label: taskName(task) }))}
          onChoose={onTask}
          icon={<ListChecks size={18} />}
          className="mb-2 w-full max-lg:h-9 max-lg:px-0"
        />
      ) : null}
      <nav aria-label="Screens" className="flex flex-col gap-1">
        {screens.map(({ name, title, keys, icon }) => {
          const count = counts[name]
          return (
            <SidebarButton
              key={name}
              icon={icon}
              title={title}
              hint={hints[name]}
              count={count > 0 ? formatCount(count) : null}
              keys={keys}
              isCurrent={screen === name}
              onClick={() => keyboard.run(name)}
            />
          )
        })}
      </nav>
      <div className="mt-auto flex flex-col gap-1 pt-4">
        <SidebarButton
          icon={<Search size={18} />}
          title="Commands"
          trail={<Keys keys="Mod+K" />}
          keys="Mod+K"
          onClick={() => keyboard.run('palette')}
        />
        <SidebarButton
          icon={isDark ? <Sun size={18} /> : <Moon size={18} />}
          title={isDark ? 'Light' : 'Dark'}
          label={isDark ? 'Switch to light' : 'Switch to dark'}
          onClick={() => keyboard.run('theme')}
        />
        <p
          title={`${person.name}, ${person.role}`}
          className="mt-1 flex items-center gap-3 border-t border-line px-1.5 pt-3 pb-1"
        >
          <span
            aria-hidden
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent uppercase"
          >
            {person.name.slice(0, 1)}
          </span>
          <span className="min-w-0 flex-col max-lg:sr-only lg:flex">
            <span className="truncate text-dense font-medium">{person.name}</span>
            <span className="text-xs text-muted">{person.role}</span>
          </span>
        </p>
      </div>
    </header>
  )
}
