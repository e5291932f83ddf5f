import type { TaskSummary } from '../../../../shared/contract/tasks'
import { formatCount } from '../../../words/numbers'
import { criticalityWords, kindWords } from '../../../words/setup/taskFields'
import { taskName } from '../../../words/values'

interface Props {
  readonly tasks: readonly TaskSummary[]
  /** The task that somebody comes back from, where the keyboard goes on. */
  readonly startAt: string | null
  readonly onOpen: (task: TaskSummary) => void
}

const heads = ['Task', 'Answer', 'Labels', 'Criticality', 'Items', 'Versions', 'Revision'] as const

/** One line a task; its name opens it. */
export function TaskTable({ tasks, startAt, onOpen }: Props) {
  return (
    <div
      role="group"
      aria-label="Tasks"
      tabIndex={0}
      className="-mx-4 overflow-x-auto px-4 -outline-offset-2"
    >
      <table className="w-full text-left text-dense">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`py-1.5 pr-6 font-medium last:pr-0 ${isNumber(index) ? 'text-right' : ''}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((summary) => {
            const { task, revision, items, versions } = summary
            return (
              <tr key={task.id} className="border-b border-line last:border-0">
                <th scope="row" className="py-1 pr-6 font-normal">
                  <button
                    autoFocus={task.id === startAt}
                    type="button"
                    onClick={() => onOpen(summary)}
                    className="flex flex-col items-start rounded-sm py-0.5 text-left"
                  >
                    <span className="font-medium text-accent underline-offset-2 hover:underline">
                      {taskName(task)}
                    </span>
                    {task.name === undefined ? null : (
                      <span className="text-xs text-muted">{task.id}</span>
                    )}
                  </button>
                </th>
                <td className="pr-6 whitespace-nowrap">{kindWords[task.kind].name}</td>
                <td className="pr-6 text-right tabular-nums">
                  {task.labels.length === 0 ? '–' : formatCount(task.labels.length)}
                </td>
                <td className="pr-6">{criticalityWords[task.criticality].name}</td>
                <td className="pr-6 text-right tabular-nums">{formatCount(items)}</td>
                <td className="pr-6 text-right tabular-nums">{formatCount(versions.length)}</td>
                <td className="text-right tabular-nums">{formatCount(revision)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const isNumber = (index: number) => index === 2 || index > 3
