import { ListPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { TaskSummary } from '../../../../shared/contract/tasks'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { Notice } from '../../../ui/Notice'
import { formatCounted } from '../../../words/numbers'
import { definedWords } from '../../../words/setup/taskChange'
import { Awaited } from './Awaited'
import { Editor } from './Editor'
import type { TaskDesk } from './store'
import { TaskTable } from './TaskTable'

interface Props {
  readonly desk: TaskDesk
  readonly tasks: readonly TaskSummary[]
  readonly mayEdit: boolean
}

/** Which tasks there are, which are waited for, and the one that somebody works on. */
export function TasksPart({ desk, tasks, mayEdit }: Props) {
  const session = useStore(desk.store)
  const { editing, awaited, proposing, proposals, trouble, saved } = session
  const [place, setPlace] = useState<string | null>(null)
  useEffect(() => desk.refresh(), [desk])
  if (editing)
    return (
      <Editor
        key={editing.before?.id ?? ''}
        desk={desk}
        editing={editing}
        tasks={tasks}
        mayEdit={mayEdit}
        onClose={() => {
          setPlace(editing.before?.id ?? null)
          desk.close()
        }}
      />
    )
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4">
      <div aria-live="polite" className="empty:hidden">
        {saved === null ? null : (
          <Notice tone="plain">{definedWords(saved.name, saved.defined)}</Notice>
        )}
      </div>
      {trouble === null ? null : (
        <div role="alert">
          <Notice tone="bad">{trouble}</Notice>
        </div>
      )}
      <Awaited desk={desk} awaited={awaited} proposing={proposing} mayEdit={mayEdit} />
      {proposals.length === 0 ? null : (
        <Card title="This file speaks of several tasks">
          <ul className="flex flex-wrap gap-2">
            {proposals.map((proposal) => (
              <li key={proposal.id}>
                <Button onClick={() => desk.openProposal(proposal)}>
                  {proposal.id}, {formatCounted(proposal.labels?.length ?? 0, 'label')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {tasks.length === 0 ? (
        <Empty
          icon={<ListPlus size={22} />}
          title="No task is defined yet"
          action={mayEdit ? <NewTask desk={desk} isBusy={proposing !== null} /> : undefined}
        >
          <p>
            A task is one decision that people make: its labels, a guideline, and when a model may
            help. Events for a task that nobody has defined wait, and a definition can be proposed
            from them.
          </p>
          {mayEdit ? null : <p>A lead defines tasks.</p>}
        </Empty>
      ) : (
        <Card
          title="Tasks"
          aside={mayEdit ? <NewTask desk={desk} isBusy={proposing !== null} /> : undefined}
        >
          <TaskTable tasks={tasks} startAt={saved?.id ?? place} onOpen={desk.openTask} />
        </Card>
      )}
    </div>
  )
}

function NewTask({ desk, isBusy }: { readonly desk: TaskDesk; readonly isBusy: boolean }) {
  return (
    <span className="flex flex-wrap gap-2">
      <Button onClick={() => void desk.proposeFromFile()} disabled={isBusy}>
        Propose from a file…
      </Button>
      <Button look="primary" onClick={desk.openNew}>
        New task
      </Button>
    </span>
  )
}
