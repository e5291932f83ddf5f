import type { Dispute, Ruling } from '../../../../shared/contract/review'
import type { Value } from '../../../../shared/schema/event'
import type { RulingKind } from '../../../../shared/schema/ruling'
import type { Task } from '../../../../shared/schema/task'

export type RulingLane = 'disagreements' | 'flagged'

/** A dispute in a reviewer's hands. */
export interface HeldDispute {
  readonly dispute: Dispute
  readonly note: string
  /** Why it is here again, where it came back; else null. */
  readonly returned: string | null
}

type View =
  | { readonly kind: 'loading' }
  /** No key rules on it before it has been painted. */
  | { readonly kind: 'ruling'; readonly held: HeldDispute; readonly isPainted: boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly message: string }

export interface SentRuling {
  readonly requestId: string
  readonly held: HeldDispute
  /** Null where only its flag was taken down. */
  readonly kind: RulingKind | null
  readonly value: Value | null
}

/** What was done lately, latest first. */
export interface Ruled {
  readonly sent: SentRuling
  readonly state: 'sending' | 'stored' | 'undone'
  /** What it came to; null where there was no ruling or it is not known yet. */
  readonly ruling: Ruling | null
}

export interface RuleSession {
  readonly task: Task | null
  readonly lane: RulingLane
  readonly view: View
  readonly ahead: readonly HeldDispute[]
  /** Notes begun on disputes that were given back, by item. */
  readonly drafts: Readonly<Record<string, string>>
  readonly done: readonly Ruled[]
}

export type RuleEvent =
  | { readonly kind: 'opened'; readonly task: Task; readonly lane: RulingLane }
  | { readonly kind: 'left' }
  | { readonly kind: 'taken'; readonly disputes: readonly Dispute[] }
  | { readonly kind: 'takeFailed'; readonly message: string }
  | { readonly kind: 'painted'; readonly itemId: string }
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'sent'; readonly sent: SentRuling }
  | { readonly kind: 'stored'; readonly requestId: string; readonly ruling: Ruling | null }
  | { readonly kind: 'refused'; readonly requestId: string; readonly words: string }
  | { readonly kind: 'undone' | 'redone'; readonly itemId: string }

export const startRuling: RuleSession = {
  task: null,
  lane: 'disagreements',
  view: { kind: 'loading' },
  ahead: [],
  drafts: {},
  done: [],
}

const doneKept = 6

/** What is on a reviewer's screen after something happened. */
export function nextRuling(session: RuleSession, event: RuleEvent): RuleSession {
  switch (event.kind) {
    case 'opened': {
      const before = session.task?.id === event.task.id ? giveBack(session) : startRuling
      return { ...before, task: event.task, lane: event.lane }
    }
    case 'left':
      return giveBack(session)
    case 'taken':
      return withTaken(session, event.disputes)
    case 'takeFailed':
      return session.view.kind === 'loading'
        ? { ...session, view: { kind: 'failed', message: event.message } }
        : session
    case 'painted':
      return session.view.kind === 'ruling' && itemOf(session.view.held) === event.itemId
        ? { ...session, view: { ...session.view, isPainted: true } }
        : session
    case 'noted':
      return session.view.kind === 'ruling'
        ? {
            ...session,
            view: { ...session.view, held: { ...session.view.held, note: event.note } },
          }
        : session
    case 'skipped':
      return session.view.kind === 'ruling' && session.ahead.length > 0
        ? advance({ ...session, ahead: [...session.ahead, session.view.held] })
        : session
    case 'sent': {
      const { sent } = event
      const { [itemOf(sent.held)]: _, ...drafts } = session.drafts
      const done = [{ sent, state: 'sending', ruling: null } as const, ...session.done]
      return advance({ ...session, drafts, done: done.slice(0, doneKept) })
    }
    case 'stored':
      return {
        ...session,
        done: session.done.map((one) =>
          one.sent.requestId === event.requestId
            ? { ...one, state: 'stored', ruling: event.ruling }
            : one,
        ),
      }
    case 'refused': {
      const refused = session.done.find((one) => one.sent.requestId === event.requestId)
      const done = session.done.filter((one) => one !== refused)
      return refused
        ? bringBack({ ...session, done }, { ...refused.sent.held, returned: event.words })
        : session
    }
    case 'undone': {
      const undone = session.done.find(({ sent }) => itemOf(sent.held) === event.itemId)
      if (!undone) return session
      const done = session.done.map((one) =>
        one === undone ? ({ ...one, state: 'undone' } as const) : one,
      )
      return bringBack({ ...session, done }, { ...undone.sent.held, returned: null })
    }
    case 'redone':
      return withRedone(session, event.itemId)
  }
}

/** A ruling that was taken back stands again: the dispute leaves the screen. */
function withRedone(session: RuleSession, itemId: string): RuleSession {
  const done = session.done.map((one) =>
    one.state === 'undone' && itemOf(one.sent.held) === itemId
      ? ({ ...one, state: 'stored' } as const)
      : one,
  )
  const ahead = session.ahead.filter((held) => itemOf(held) !== itemId)
  const isOnScreen = session.view.kind === 'ruling' && itemOf(session.view.held) === itemId
  return isOnScreen ? advance({ ...session, done, ahead }) : { ...session, done, ahead }
}

/** Nothing is here any more but what was written of it. */
function giveBack(session: RuleSession): RuleSession {
  const current = session.view.kind === 'ruling' ? [session.view.held] : []
  const noted = [...current, ...session.ahead].filter(({ note }) => note !== '')
  const drafts = Object.fromEntries(noted.map((held) => [itemOf(held), held.note]))
  return {
    ...session,
    view: { kind: 'loading' },
    ahead: [],
    drafts: { ...session.drafts, ...drafts },
  }
}

/** The items that must not be taken again. */
export function holdingDisputes({ view, ahead, done }: RuleSession): readonly string[] {
  const current = view.kind === 'ruling' ? [view.held] : []
  const away = done.filter(({ state }) => state === 'sending').map(({ sent }) => sent.held)
  return [...current, ...ahead, ...away].map(itemOf)
}

function withTaken(session: RuleSession, disputes: readonly Dispute[]): RuleSession {
  const here = new Set(holdingDisputes(session))
  const fresh = disputes
    .filter(({ itemId }) => !here.has(itemId))
    .map((dispute) => ({ dispute, note: session.drafts[dispute.itemId] ?? '', returned: null }))
  const ahead = [...session.ahead, ...fresh]
  if (session.view.kind === 'ruling') return { ...session, ahead }
  const next = advance({ ...session, ahead })
  return next.view.kind === 'loading' ? { ...next, view: { kind: 'empty' } } : next
}

/** Puts the next dispute on screen; what is on it has been dealt with. */
function advance(session: RuleSession): RuleSession {
  const [next, ...ahead] = session.ahead
  return next
    ? { ...session, ahead, view: { kind: 'ruling', held: next, isPainted: false } }
    : { ...session, view: { kind: 'loading' } }
}

function bringBack(session: RuleSession, held: HeldDispute): RuleSession {
  const current = session.view.kind === 'ruling' ? [session.view.held] : []
  return {
    ...session,
    view: { kind: 'ruling', held, isPainted: false },
    ahead: [...current, ...session.ahead].filter((one) => itemOf(one) !== itemOf(held)),
  }
}

const itemOf = (held: HeldDispute) => held.dispute.itemId
