import type { TaskSummary } from '../../../shared/contract/tasks'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { formatCounted } from '../../words/numbers'
import { taskName } from '../../words/values'
import { unseenElsewhere, type Session } from './session'

interface Props {
  readonly session: Session
  readonly tasks: readonly TaskSummary[]
  readonly onTask: (task: string) => void
}

/** Leads to the other tasks that have something to be seen: the number beside the screen's name counts all of them. */
export function Elsewhere({ session, tasks, onTask }: Props) {
  return unseenElsewhere(session).map(({ task: id, n }) => {
    const known = tasks.find(({ task }) => task.id === id)
    const name = known ? taskName(known.task) : id
    return (
      <Notice
        key={id}
        tone="warn"
        action={<Button onClick={() => onTask(id)}>Go to {name}</Button>}
      >
        {name} has {formatCounted(n, 'notice')} that nobody has acknowledged yet.
      </Notice>
    )
  })
}
