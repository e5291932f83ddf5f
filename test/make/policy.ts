import { taskSchema, type Policy, type Task, type TaskInput } from '../../shared/schema/task'

/** A whole task of two labels, the second critical; a test names only what matters to it. */
export function makeTask(parts: Partial<TaskInput> = {}): Task {
  return taskSchema.parse({
    id: 'mass',
    kind: 'label',
    criticality: 'low',
    labels: [{ id: 'benign' }, { id: 'malignant', critical: true }],
    ...parts,
  })
}

/** The policy that a task has where its file says nothing. */
export function makePolicy(parts: Partial<Policy> = {}): Policy {
  return { ...makeTask().policy, ...parts }
}
