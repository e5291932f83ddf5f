import type { QueueStatus, RejectedLine } from '../../../shared/contract/queue'
import type { RejectionReason } from '../../../shared/schema/rejection'

/** The text of a line as it came. */
interface LineText {
  readonly text: string
  readonly bytes: number
  readonly cut: boolean
}

/** The line looked at: its text, and what somebody has made of it so far. */
export type Chosen =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly line: RejectedLine }
  | { readonly kind: 'failed'; readonly line: RejectedLine; readonly message: string }
  | {
      readonly kind: 'shown'
      readonly line: RejectedLine
      readonly text: LineText
      /** What stands in the editor; null where the line is only looked at. */
      readonly draft: string | null
    }

type Lines =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'shown'
      readonly lines: readonly RejectedLine[]
      readonly next: number | null
    }

export interface Session {
  readonly status: QueueStatus | null
  readonly trouble: string | null
  readonly reason: RejectionReason | null
  readonly lines: Lines
  readonly chosen: Chosen
  /** True while lines are on their way through the door again. */
  readonly isSending: boolean
}

export type Event =
  | { readonly kind: 'status'; readonly status: QueueStatus }
  | { readonly kind: 'statusFailed'; readonly message: string }
  | { readonly kind: 'filtered'; readonly reason: RejectionReason | null }
  | {
      readonly kind: 'lines'
      readonly reason: RejectionReason | null
      readonly after: number | null
      readonly lines: readonly RejectedLine[]
      readonly next: number | null
    }
  | { readonly kind: 'linesFailed'; readonly message: string }
  | { readonly kind: 'chosen'; readonly line: RejectedLine }
  | { readonly kind: 'text'; readonly id: number; readonly text: LineText }
  | { readonly kind: 'textFailed'; readonly id: number; readonly message: string }
  | { readonly kind: 'edited'; readonly draft: string | null }
  | { readonly kind: 'sending'; readonly is: boolean }

export const startSession: Session = {
  status: null,
  trouble: null,
  reason: null,
  lines: { kind: 'loading' },
  chosen: { kind: 'none' },
  isSending: false,
}

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  switch (event.kind) {
    case 'status':
      return { ...session, status: event.status, trouble: null }
    case 'statusFailed':
      return { ...session, trouble: event.message }
    case 'filtered':
      return {
        ...session,
        reason: event.reason,
        lines: { kind: 'loading' },
        chosen: { kind: 'none' },
      }
    case 'lines':
      return withLines(session, event)
    case 'linesFailed':
      return session.lines.kind === 'shown'
        ? { ...session, trouble: event.message }
        : { ...session, lines: { kind: 'failed', message: event.message } }
    case 'chosen':
      return { ...session, chosen: { kind: 'loading', line: event.line } }
    case 'text':
      return isWaitingFor(session.chosen, event.id)
        ? {
            ...session,
            chosen: { kind: 'shown', line: session.chosen.line, text: event.text, draft: null },
          }
        : session
    case 'textFailed':
      return isWaitingFor(session.chosen, event.id)
        ? {
            ...session,
            chosen: { kind: 'failed', line: session.chosen.line, message: event.message },
          }
        : session
    case 'edited':
      return session.chosen.kind === 'shown'
        ? { ...session, chosen: { ...session.chosen, draft: event.draft } }
        : session
    case 'sending':
      return { ...session, isSending: event.is }
  }
}

function isWaitingFor(chosen: Chosen, id: number): chosen is Extract<Chosen, { kind: 'loading' }> {
  return chosen.kind === 'loading' && chosen.line.id === id
}

/** A first page replaces what is there, a later one is added; a line that is gone is no longer chosen. */
function withLines(session: Session, event: Extract<Event, { kind: 'lines' }>): Session {
  if (event.reason !== session.reason) return session
  const before = event.after !== null && session.lines.kind === 'shown' ? session.lines.lines : []
  const lines = [...before, ...event.lines]
  const { chosen } = session
  const isComplete = event.next === null
  const isGone =
    chosen.kind !== 'none' && isComplete && !lines.some((line) => line.id === chosen.line.id)
  return {
    ...session,
    lines: { kind: 'shown', lines, next: event.next },
    chosen: isGone ? { kind: 'none' } : chosen,
  }
}
