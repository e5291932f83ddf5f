import type {
  ExportCount,
  ExportDone,
  ExportEntry,
  UnfinishedExport,
} from '../../../shared/contract/exports'
import type { Progress } from '../../../shared/contract/messages'
import type { TaskSummary } from '../../../shared/contract/tasks'
import { forTask, startForm, type Form } from './form'

type Count =
  | { readonly kind: 'none' }
  /** `rows` as far as they are counted; `before` is the last count, which may be out of date. */
  | { readonly kind: 'counting'; readonly rows: number; readonly before: ExportCount | null }
  | { readonly kind: 'known'; readonly count: ExportCount }
  | { readonly kind: 'failed'; readonly message: string }

type Run =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress | null; readonly cancelling: boolean }
  | { readonly kind: 'done'; readonly done: ExportDone }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

type History =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'shown'; readonly entries: readonly ExportEntry[] }

export interface Session {
  readonly task: TaskSummary | null
  readonly form: Form
  readonly count: Count
  readonly run: Run
  readonly history: History
  /** What was begun and not finished, of all tasks; none while it is not known. */
  readonly unfinished: readonly UnfinishedExport[]
  /** Why the last one was not discarded, if so. */
  readonly trouble: string | null
}

export type Event =
  | { readonly kind: 'opened'; readonly task: TaskSummary | null }
  | { readonly kind: 'changed'; readonly form: Form }
  | { readonly kind: 'counting' }
  | { readonly kind: 'counted'; readonly rows: number }
  | { readonly kind: 'count'; readonly count: ExportCount }
  | { readonly kind: 'countFailed'; readonly message: string }
  | { readonly kind: 'started' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'done'; readonly done: ExportDone }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'history'; readonly entries: readonly ExportEntry[] }
  | { readonly kind: 'historyFailed'; readonly message: string }
  | { readonly kind: 'unfinished'; readonly unfinished: readonly UnfinishedExport[] }
  | { readonly kind: 'troubled'; readonly message: string | null }

export const startSession: Session = {
  task: null,
  form: startForm,
  count: { kind: 'none' },
  run: { kind: 'idle' },
  history: { kind: 'loading' },
  unfinished: [],
  trouble: null,
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  const { run } = session
  switch (event.kind) {
    case 'opened':
      return withTask(session, event.task)
    case 'changed':
      // What was exported belongs to the choices before.
      return { ...session, form: event.form, run: run.kind === 'running' ? run : { kind: 'idle' } }
    case 'counting':
      return { ...session, count: { kind: 'counting', rows: 0, before: knownCount(session) } }
    case 'counted':
      return session.count.kind === 'counting'
        ? { ...session, count: { ...session.count, rows: event.rows } }
        : session
    case 'count':
      return { ...session, count: { kind: 'known', count: event.count } }
    case 'countFailed':
      return { ...session, count: { kind: 'failed', message: event.message } }
    case 'started':
      return { ...session, run: { kind: 'running', progress: null, cancelling: false } }
    case 'progress':
      return run.kind === 'running'
        ? { ...session, run: { ...run, progress: event.progress } }
        : session
    case 'cancelling':
      return run.kind === 'running' ? { ...session, run: { ...run, cancelling: true } } : session
    case 'done':
      return { ...session, run: { kind: 'done', done: event.done } }
    case 'cancelled':
      return { ...session, run: { kind: 'cancelled' } }
    case 'failed':
      return { ...session, run: { kind: 'failed', message: event.message } }
    case 'history':
      return { ...session, history: { kind: 'shown', entries: event.entries } }
    case 'historyFailed':
      return session.history.kind === 'shown'
        ? session
        : { ...session, history: { kind: 'failed', message: event.message } }
    case 'unfinished':
      return { ...session, unfinished: event.unfinished }
    case 'troubled':
      return { ...session, trouble: event.message }
  }
}

function withTask(session: Session, task: TaskSummary | null): Session {
  if (task === null) return { ...startSession, run: session.run }
  if (session.task?.task.id === task.task.id) return { ...session, task }
  const { run, form, unfinished } = session
  return {
    ...startSession,
    unfinished,
    task,
    form: forTask(form, task),
    run: run.kind === 'running' ? run : { kind: 'idle' },
  }
}

/** The last figures there are, whether or not newer ones are on their way. */
export function knownCount({ count }: Session): ExportCount | null {
  if (count.kind === 'known') return count.count
  return count.kind === 'counting' ? count.before : null
}
