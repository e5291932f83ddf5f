import type { AwaitedTask } from '../../../../shared/contract/tasks'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { formatCounted } from '../../../words/numbers'
import type { TaskDesk } from './store'

interface Props {
  readonly desk: TaskDesk
  readonly awaited: readonly AwaitedTask[]
  readonly proposing: string | null
  readonly mayEdit: boolean
}

/** Tasks that events speak of and that nobody has defined: their lines wait. */
export function Awaited({ desk, awaited, proposing, mayEdit }: Props) {
  if (awaited.length === 0) return null
  return (
    <Card title="Events wait for these tasks">
      <p className="mb-2 text-dense text-pretty text-muted">
        Their lines were set aside, as nobody has defined the task yet. They are taken in when you
        do.
      </p>
      <ul aria-label="Tasks that are waited for" className="flex flex-col">
        {awaited.map(({ task, lines }) => (
          <li
            key={task}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 text-dense first:border-0"
          >
            <span className="min-w-0">
              <span className="font-medium break-all">{task}</span>
              <span className="text-muted tabular-nums"> · {formatCounted(lines, 'line')}</span>
            </span>
            {mayEdit ? (
              <Button
                aria-label={`Propose a definition of ${task}`}
                disabled={proposing !== null}
                onClick={() => void desk.propose(task)}
              >
                {proposing === task ? 'Looking at its lines…' : 'Propose a definition…'}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
