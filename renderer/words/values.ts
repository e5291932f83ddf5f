import type { Task } from '../../shared/schema/task'
import type { Value } from '../../shared/schema/event'
import { formatPlain } from './numbers'

/** What a label is called: its name, else its id. */
export function labelName(task: Task, id: string): string {
  return task.labels.find((label) => label.id === id)?.name ?? id
}

/** A value as people read it. */
export function formatValue(task: Task, value: Value): string {
  if (typeof value === 'number') return formatPlain(value)
  if (typeof value === 'string') return labelName(task, value)
  if (value.length === 0) return 'none'
  // In the order of the task, whoever said them.
  const place = (id: string) => task.labels.findIndex((label) => label.id === id)
  return value
    .toSorted((a, b) => place(a) - place(b))
    .map((id) => labelName(task, id))
    .join(', ')
}

/** What a task is called. */
export function taskName(task: Pick<Task, 'id' | 'name'>): string {
  return task.name ?? task.id
}
