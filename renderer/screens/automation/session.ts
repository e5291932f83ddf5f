import type {
  AutomationNotice,
  AutomationState,
  AutomationVersion,
  Gate,
} from '../../../shared/contract/automation'
import {
  isSameVersion,
  servingVersion,
  type Stage,
  type Strategy,
  type VersionRef,
} from '../../../shared/schema/deployment'
import type { Task } from '../../../shared/schema/task'

/** What is on screen. It stays there while newer figures are on their way. */
type View =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'shown'
      readonly state: AutomationState
      /** Why what is shown may be out of date; null where nothing says so. */
      readonly trouble: string | null
    }
  | { readonly kind: 'failed'; readonly message: string }

/** Which act is being confirmed. */
export type Form =
  | {
      readonly kind:
        'promote' | 'demote' | 'threshold' | 'rollback' | 'approve' | 'decline' | 'conditions'
    }
  /** With the strategy to start from; null starts with the present one. */
  | { readonly kind: 'deploy'; readonly strategy: Strategy | null }

export interface OpenForm {
  readonly form: Form
  /** Of the deployment that the person looked at; another one has to be looked at first. */
  readonly revision: number
  readonly isSending: boolean
  /** Why it was not done. */
  readonly failure: string | null
}

/** A version judged for the stage it would enter if it took over now. */
export interface EntryGate {
  readonly version: VersionRef
  readonly to: Stage
  readonly gate: Gate
}

export interface Session {
  readonly task: Task | null
  readonly view: View
  /** The version whose gate is looked at, as `versionKey` writes it; null means the serving one. */
  readonly chosen: string | null
  readonly open: OpenForm | null
  readonly entry: EntryGate | null
  /** What people have to be told, of all tasks. */
  readonly notices: readonly AutomationNotice[]
}

export type Event =
  | { readonly kind: 'opened'; readonly task: Task | null }
  | { readonly kind: 'answered'; readonly state: AutomationState }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'versionChosen'; readonly version: string }
  | { readonly kind: 'formOpened'; readonly form: Form }
  | { readonly kind: 'formClosed' }
  | { readonly kind: 'lookedAgain' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'done'; readonly state: AutomationState }
  | { readonly kind: 'entryJudged'; readonly entry: EntryGate }
  | { readonly kind: 'told'; readonly notices: readonly AutomationNotice[] }

export const startSession: Session = {
  task: null,
  view: { kind: 'loading' },
  chosen: null,
  open: null,
  entry: null,
  notices: [],
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  const { open } = session
  switch (event.kind) {
    case 'opened':
      return event.task?.id === session.task?.id
        ? { ...session, task: event.task }
        : { ...startSession, task: event.task, notices: session.notices }
    case 'answered':
      return { ...session, view: { kind: 'shown', state: event.state, trouble: null } }
    case 'failed':
      return {
        ...session,
        view:
          session.view.kind === 'shown'
            ? { ...session.view, trouble: event.message }
            : { kind: 'failed', message: event.message },
      }
    case 'versionChosen':
      return { ...session, chosen: event.version }
    case 'formOpened':
      return {
        ...session,
        open: {
          form: event.form,
          revision: presentRevision(session),
          isSending: false,
          failure: null,
        },
        entry: null,
      }
    case 'lookedAgain':
      return open === null
        ? session
        : {
            ...session,
            open: { ...open, revision: presentRevision(session), failure: null },
            entry: null,
          }
    case 'formClosed':
      return { ...session, open: null }
    case 'sending':
      return open === null
        ? session
        : { ...session, open: { ...open, isSending: true, failure: null } }
    // What was filled in stays with the form, so that nothing is lost.
    case 'refused':
      return open === null
        ? session
        : { ...session, open: { ...open, isSending: false, failure: event.message } }
    case 'done':
      return {
        ...session,
        open: null,
        view: { kind: 'shown', state: event.state, trouble: null },
      }
    case 'entryJudged':
      return { ...session, entry: event.entry }
    case 'told':
      return { ...session, notices: event.notices }
  }
}

function presentRevision({ view }: Session): number {
  return view.kind === 'shown' ? view.state.deployment.revision : 1
}

/** Tells versions apart; neither part can hold a line break. */
export function versionKey({ model, version }: VersionRef): string {
  return `${model}\n${version}`
}

/** The version on the ladder; null where none is in charge. */
export function servingEntry(state: AutomationState): AutomationVersion | null {
  const serving = servingVersion(state.deployment.strategy)
  return state.versions.find((one) => isSameVersion(one, serving)) ?? null
}

/** The version whose gate is on screen: the chosen one where it is there, else the serving one, else the latest. */
export function shownVersion(
  { chosen }: Session,
  state: AutomationState,
): AutomationVersion | null {
  return (
    state.versions.find((one) => versionKey(one) === chosen) ??
    servingEntry(state) ??
    state.versions[0] ??
    null
  )
}

/** What waits until somebody says to have seen it. */
export function isUnseen({ mustAcknowledge, acknowledgedBy }: AutomationNotice): boolean {
  return mustAcknowledge && acknowledgedBy === null
}

/** How many of all tasks nobody has said to have seen. */
export function countUnseen({ notices }: Session): number {
  return notices.filter(isUnseen).length
}

/** The other tasks that have something to be seen, each with how many. */
export function unseenElsewhere({
  task,
  notices,
}: Session): readonly { readonly task: string; readonly n: number }[] {
  const counts = new Map<string, number>()
  for (const notice of notices)
    if (isUnseen(notice) && notice.task !== task?.id)
      counts.set(notice.task, (counts.get(notice.task) ?? 0) + 1)
  return [...counts].map(([id, n]) => ({ task: id, n }))
}
