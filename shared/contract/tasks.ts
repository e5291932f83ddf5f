import { z } from 'zod'
import type { SetAsideLines, TaskUse } from '../gates/taskChange'
import { taskSchema, type Task, type TaskInput } from '../schema/task'
import { idText } from '../schema/text'
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

/** A task that set-aside lines name and that nobody has defined. */
export interface AwaitedTask {
  readonly task: string
  readonly lines: number
}

/** What hangs on a task's definition; `use` is null where there is no such task. */
export interface TaskUseAnswer {
  readonly use: TaskUse | null
  readonly setAside: SetAsideLines
}

export const taskRequests = {
  'tasks.list': define<readonly TaskSummary[]>()('read', 'operator', z.object({})),
  'tasks.define': define<TaskDefined>()(
    'write',
    'lead',
    z.object({
      ...writeFields,
      task: taskSchema,
      /** Of the definition that was looked at, 0 for a new task; refused where there is a later one. */
      revision: z.number().int().min(0).nullable().default(null),
    }),
  ),
  'tasks.use': define<TaskUseAnswer>()('read', 'operator', z.object({ task: idText })),
  'tasks.awaited': define<readonly AwaitedTask[]>()('read', 'operator', z.object({})),
  /** Proposes a definition from the lines that were set aside as nobody had defined their task. */
  'tasks.propose': define<TaskInput>()('long', 'lead', z.object({ task: idText })),
  /** Proposes a definition for each task that an event file speaks of; nothing is stored. */
  'tasks.infer': define<readonly TaskInput[]>()(
    'long',
    'operator',
    /** Null lets the person choose it, in the app. */
    z.object({ file: z.string().min(1).nullable() }),
  ),
}
