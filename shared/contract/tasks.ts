import { z } from 'zod'
import { taskSchema, type Task, type TaskInput } from '../schema/task'
import { define, writeFields } from './define'
import type { IngestCounts } from './queue'

export interface VersionSummary {
  readonly model: string
  readonly version: string
  readonly predictions: number
  readonly firstSeenAt: number
}

export interface TaskSummary {
  readonly task: Task
  /** Starts at 1 and rises with each change of the definition. */
  readonly revision: number
  readonly items: number
  /** Versions seen, latest first. */
  readonly versions: readonly VersionSummary[]
}

export interface TaskDefined {
  readonly change: 'created' | 'changed' | 'unchanged'
  readonly revision: number
  /** What came of the lines that had waited for this task. */
  readonly retried: IngestCounts
}

export const taskRequests = {
  'tasks.list': define<readonly TaskSummary[]>()('read', 'operator', z.object({})),
  'tasks.define': define<TaskDefined>()(
    'write',
    'lead',
    z.object({ ...writeFields, task: taskSchema }),
  ),
  /** Proposes a definition for each task that an event file speaks of; nothing is stored. */
  'tasks.infer': define<readonly TaskInput[]>()(
    'long',
    'operator',
    z.object({ file: z.string().min(1) }),
  ),
}
