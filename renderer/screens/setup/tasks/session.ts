import type { AwaitedTask, TaskDefined, TaskUseAnswer } from '../../../../shared/contract/tasks'
import { describeTaskChange, type TaskChange } from '../../../../shared/gates/taskChange'
import { taskSchema, type Task, type TaskInput } from '../../../../shared/schema/task'
import { draftToInput, type Draft } from './draft'

/** A definition that somebody works on. */
export interface Editing {
  /** As it is stored; null for a new task. */
  readonly before: Task | null
  /** Of the stored definition; 0 for a new task. */
  readonly revision: number
  readonly draft: Draft
  /** As it was opened: what leaving would lose. */
  readonly opened: Draft
  /** What hangs on it; null while that is asked. */
  readonly use: TaskUseAnswer | null
  readonly isSaving: boolean
  readonly failure: { readonly message: string; readonly isStale: boolean } | null
}

/** What came of the last definition that was saved. */
interface Saved {
  readonly id: string
  readonly name: string
  readonly defined: TaskDefined
}

export interface Session {
  readonly awaited: readonly AwaitedTask[]
  readonly editing: Editing | null
  /** What is being looked at for a proposal; null where nothing is. */
  readonly proposing: string | null
  /** Proposals of a file that speaks of several tasks, to choose from. */
  readonly proposals: readonly TaskInput[]
  readonly trouble: string | null
  readonly saved: Saved | null
}

export type Event =
  | { readonly kind: 'awaited'; readonly awaited: readonly AwaitedTask[] }
  | { readonly kind: 'troubled'; readonly message: string | null }
  | { readonly kind: 'proposing'; readonly what: string | null }
  | { readonly kind: 'proposed'; readonly proposals: readonly TaskInput[] }
  | {
      readonly kind: 'opened'
      readonly before: Task | null
      readonly revision: number
      readonly draft: Draft
    }
  | { readonly kind: 'use'; readonly task: string; readonly use: TaskUseAnswer }
  | { readonly kind: 'changed'; readonly draft: Draft }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string; readonly isStale: boolean }
  | { readonly kind: 'saved'; readonly saved: Saved }
  | { readonly kind: 'closed' }

export const startSession: Session = {
  awaited: [],
  editing: null,
  proposing: null,
  proposals: [],
  trouble: null,
  saved: null,
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  switch (event.kind) {
    case 'awaited':
      return { ...session, awaited: event.awaited }
    case 'troubled':
      return { ...session, trouble: event.message }
    case 'proposing':
      return { ...session, proposing: event.what, proposals: [], saved: null, trouble: null }
    case 'proposed':
      return { ...session, proposals: event.proposals }
    case 'opened': {
      const { before, revision, draft } = event
      const opening = { before, revision, draft, opened: draft }
      return {
        ...session,
        editing: { ...opening, use: null, isSaving: false, failure: null },
        proposals: [],
        trouble: null,
        saved: null,
      }
    }
    case 'use':
      return inEditing(session, ({ draft }) => (draft.id === event.task ? { use: event.use } : {}))
    case 'changed':
      return inEditing(session, () => ({ draft: event.draft }))
    case 'saving':
      return inEditing(session, () => ({ isSaving: true, failure: null }))
    case 'failed': {
      const { message, isStale } = event
      return inEditing(session, () => ({ isSaving: false, failure: { message, isStale } }))
    }
    case 'saved':
      return { ...session, editing: null, saved: event.saved }
    case 'closed':
      return { ...session, editing: null }
  }
}

function inEditing(session: Session, change: (editing: Editing) => Partial<Editing>): Session {
  const { editing } = session
  return editing ? { ...session, editing: { ...editing, ...change(editing) } } : session
}

/** True where leaving would lose something. */
export function isDirty({ draft, opened }: Editing): boolean {
  return JSON.stringify(draftToInput(draft)) !== JSON.stringify(draftToInput(opened))
}

/** What saving would do; null where the draft cannot be saved yet, or it is not known. */
export function changeOf({ before, draft, use }: Editing): TaskChange | null {
  const parsed = taskSchema.safeParse(draftToInput(draft))
  if (!parsed.success || !use) return null
  return describeTaskChange({ before, after: parsed.data, ...use })
}
