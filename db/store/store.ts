import type { RequestError } from '../../shared/contract/errors'
import type { QueueStatus, RejectedLine } from '../../shared/contract/queue'
import type { AwaitedTask, TaskDefined, TaskSummary } from '../../shared/contract/tasks'
import type { SetAsideLines, TaskUse } from '../../shared/gates/taskChange'
import type { KnownPerson, Person, PersonAtWork } from '../../shared/contract/workspace'
import type { Result } from '../../shared/result'
import type { Role } from '../../shared/roles'
import type { RejectionReason } from '../../shared/schema/rejection'
import type { Task } from '../../shared/schema/task'
import type { AutomationStore } from './automationStore'
import type { ExportStore } from './exportStore'
import type { IngestStore } from './ingestStore'
import type { Act, ReviewStore } from './reviewStore'

/** Facts of the workspace itself. */
export interface WorkspaceFacts {
  readonly timeZone: string
  readonly createdAt: number
}

/** What became of a definition. */
export type StoredDefinition = Omit<TaskDefined, 'retried'> & {
  /** True where lines that named a label the task lacked may now pass. */
  readonly newLabels: boolean
}

/** What the queue screen shows, less what only the process itself knows. */
export type StoredQueueStatus = Omit<
  QueueStatus,
  'inboxDir' | 'ownsInbox' | 'ownerNote' | 'trouble'
>

export interface RejectedPage {
  readonly reason: RejectionReason | null
  readonly after: number | null
  readonly limit: number
}

/**
 * All that the data process keeps. One adapter stores it in SQLite; every method is one transaction
 * and answers only when what it wrote is durable.
 */
export interface Store extends IngestStore, ReviewStore, AutomationStore, ExportStore {
  workspace(): Promise<WorkspaceFacts>
  /** Counts all figures by day anew. */
  setTimeZone(act: Act, timeZone: string): Promise<null>

  people(): Promise<readonly KnownPerson[]>
  peopleAtWork(): Promise<readonly PersonAtWork[]>
  /** The role that somebody has now; null for those who have left, and for a name that nobody has. */
  roleOf(name: string): Promise<Role | null>
  setRole(act: Act, name: string, role: Role, reason: string): Promise<Result<null, RequestError>>
  setLeft(
    act: Act,
    name: string,
    hasLeft: boolean,
    reason: string,
  ): Promise<Result<null, RequestError>>
  /** The hash of a person's password; null where there is none, or no such person. */
  passwordHash(name: string): Promise<string | null>
  /** Null takes it away. */
  setPasswordHash(act: Act, name: string, hash: string | null): Promise<Result<null, RequestError>>
  addPerson(act: Act, name: string, role: Role): Promise<Result<Person, RequestError>>

  tasks(): Promise<readonly TaskSummary[]>
  /** What hangs on a task's definition; null where there is no such task. */
  taskUse(task: string): Promise<TaskUse | null>
  /** Lines that were set aside as they name this task, or a label that it lacks. */
  setAsideOf(task: string): Promise<SetAsideLines>
  /** Tasks that set-aside lines name and that nobody has defined, those with most lines first. */
  awaitedTasks(): Promise<readonly AwaitedTask[]>
  /** `revision` is the definition's that was looked at, 0 for none; null or left out where it does not matter. */
  defineTask(
    act: Act,
    task: Task,
    revision?: number | null,
  ): Promise<Result<StoredDefinition, RequestError>>
  /** Moves the task's items into the lanes where its definition now wants them; null when all are. */
  rerouteItems(task: string, after: number, limit: number, at: number): Promise<number | null>
  /** Tasks whose items have to be looked at again, and from which item on. */
  unroutedTasks(): Promise<readonly { readonly task: string; readonly after: number }[]>

  /**
   * Notes that this database was put back from a copy. The next final decision gets a cursor above
   * `floor`, so that a producer that has read so far misses none.
   */
  noteRestored(
    act: { readonly account: string; readonly at: number },
    copy: { readonly file: string; readonly madeAt: number | null; readonly floor: number },
  ): Promise<void>

  queueStatus(at: number): Promise<StoredQueueStatus>
  rejectedLines(page: RejectedPage): Promise<readonly RejectedLine[]>
  rejectedText(id: number): Promise<{ text: string; bytes: number; cut: boolean } | null>

  /** Changes whenever another process has written; for noticing that screens are out of date. */
  outsideChanges(): Promise<number>
  close(): Promise<void>
}
