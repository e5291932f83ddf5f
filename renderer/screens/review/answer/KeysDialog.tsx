import { useState } from 'react'
import type { Task, TaskLabel } from '../../../../shared/schema/task'
import { Button } from '../../../ui/Button'
import { Dialog, DialogText } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import { keyProblem, labelKeys, type OwnKeys } from './labelKeys'

interface Props {
  readonly task: Task
  readonly own: OwnKeys
  readonly onChange: (own: OwnKeys) => void
  readonly onClose: () => void
}

/** Gives labels other keys, for one person and one task. */
export function KeysDialog({ task, own, onChange, onClose }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const keys = labelKeys(task.labels, own)

  function choose(label: TaskLabel, key: string) {
    const why = keyProblem(key, label, task.labels, own)
    setProblem(why)
    if (why === null) onChange({ ...own, [label.id]: key })
  }

  return (
    <Dialog open onClose={onClose} title="Keys of the labels">
      <div className="flex min-h-0 flex-col gap-3 p-5">
        <DialogText>
          Go to a label and press the key it shall have. This holds for you and this task, on this
          computer.
        </DialogText>
        <div role="alert">{problem === null ? null : <Notice tone="bad">{problem}</Notice>}</div>
        <ul className="flex min-h-0 flex-col overflow-y-auto">
          {task.labels.map((label, index) => (
            <li
              key={label.id}
              className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0"
            >
              <span className="min-w-0 truncate text-dense">{label.name ?? label.id}</span>
              <input
                aria-label={`Key for ${label.name ?? label.id}`}
                autoFocus={index === 0}
                readOnly
                value={(keys.get(label.id) ?? '').toUpperCase()}
                placeholder="–"
                onKeyDown={(event) => {
                  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey)
                    return
                  event.preventDefault()
                  choose(label, event.key.toLowerCase())
                }}
                className="h-8 w-12 rounded-md border border-edge bg-surface text-center text-sm font-medium uppercase"
              />
            </li>
          ))}
        </ul>
        <div className="flex justify-between gap-2">
          <Button
            disabled={Object.keys(own).length === 0}
            onClick={() => {
              setProblem(null)
              onChange({})
            }}
          >
            As the task says
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
