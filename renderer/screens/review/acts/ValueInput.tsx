import type { Value } from '../../../../shared/schema/event'
import type { Task } from '../../../../shared/schema/task'
import { Select } from '../../../ui/Select'
import { labelName } from '../../../words/values'
import { readNumber } from '../answer/readNumber'

interface Props {
  readonly task: Task
  /** The value it takes the place of. */
  readonly before: Value
  /** Null while nothing is given that could be an answer. */
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
}

/** What stands in the field at first: the first other label, or nothing. */
export function firstOther(task: Task, before: Value): Value | null {
  switch (task.kind) {
    case 'label':
      return task.labels.find(({ id }) => id !== before)?.id ?? null
    case 'labels':
      return typeof before === 'object' ? before : []
    case 'number':
    case 'text':
      return null
  }
}

/** A value of the task's kind, in a form. */
export function ValueInput({ task, before, value, onChange }: Props) {
  switch (task.kind) {
    case 'label':
      return (
        <Select
          label="The right answer"
          value={typeof value === 'string' ? value : ''}
          choices={task.labels
            .filter(({ id }) => id !== before)
            .map(({ id }) => ({ value: id, label: labelName(task, id) }))}
          onChoose={onChange}
          className="h-9 w-full"
        />
      )
    case 'labels': {
      const chosen = typeof value === 'object' && value !== null ? value : []
      return (
        <div role="group" aria-label="The right answer" className="flex flex-wrap gap-x-4 gap-y-1">
          {task.labels.map(({ id }) => (
            <label key={id} className="flex items-center gap-2 text-dense">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  onChange(
                    task.labels
                      .map((label) => label.id)
                      .filter((one) => (one === id ? event.target.checked : chosen.includes(one))),
                  )
                }
              />
              {labelName(task, id)}
            </label>
          ))}
        </div>
      )
    }
    case 'number':
    case 'text':
      return (
        <input
          aria-label="The right answer"
          autoComplete="off"
          onChange={({ target }) =>
            onChange(
              task.kind === 'number' ? readNumber(target.value) : target.value.trim() || null,
            )
          }
          className="h-9 rounded-md border border-edge bg-surface px-3 text-sm"
        />
      )
  }
}
