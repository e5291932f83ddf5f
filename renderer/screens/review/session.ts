import type { RequestError } from '../../../shared/contract/errors'
import type {
  Lane,
  LaneCount,
  PersonProgress,
  Reveal,
  ReviewItem,
  Undone,
} from '../../../shared/contract/review'
import type { Value } from '../../../shared/schema/event'
import type { Order } from '../../../shared/schema/order'
import type { Task } from '../../../shared/schema/task'

/** An item in a person's hands. */
export interface Held {
  readonly item: ReviewItem
  readonly note: string
  /** Why it is here again, where it came back; else null. */
  readonly returned: string | null
  /** Flagged for a reviewer by this person just now. */
  readonly isFlagged: boolean
}

/** What is in the middle of the screen. */
type View =
  | { readonly kind: 'loading' }
  /** `shownAt` is null until the item has been painted: before that no key decides it. */
  | { readonly kind: 'deciding'; readonly held: Held; readonly shownAt: number | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly message: string }

/** An answer or a deferral on its way to the data process. */
export type Sent =
  | {
      readonly act: 'decision'
      readonly requestId: string
      readonly held: Held
      readonly value: Value
      readonly durationMs: number
    }
  | {
      readonly act: 'deferral'
      readonly requestId: string
      readonly held: Held
      readonly reason: string
      readonly until: number | null
    }

/** What was done lately, latest first. */
export type Done =
  | { readonly kind: 'sending'; readonly sent: Sent }
  | {
      readonly kind: 'revealed'
      readonly sent: Sent
      readonly reveal: Reveal
      /** What now stands in place of an answer that had left the house; null where nothing does. */
      readonly corrected: Value | null
    }
  | { readonly kind: 'deferred'; readonly sent: Sent }
  | { readonly kind: 'undone' | 'redone'; readonly requestId: string; readonly undone: Undone }

export interface Session {
  readonly task: Task | null
  readonly lane: Lane
  readonly order: Order
  readonly view: View
  /** Items that come next, already here. */
  readonly ahead: readonly Held[]
  readonly away: readonly Sent[]
  /** Notes begun for items that were given back, by item: they go on where the item comes again. */
  readonly drafts: Readonly<Record<string, string>>
  readonly done: readonly Done[]
  readonly lanes: readonly LaneCount[] | null
  readonly progress: PersonProgress | null
}

export type Event =
  | { readonly kind: 'opened'; readonly task: Task | null; readonly order: Order }
  | { readonly kind: 'defined'; readonly task: Task }
  | { readonly kind: 'laneChosen'; readonly lane: Lane; readonly order: Order }
  /** The person turns to something else, and gives back what they hold. */
  | { readonly kind: 'left' }
  | { readonly kind: 'taken'; readonly lane: Lane; readonly items: readonly ReviewItem[] }
  | { readonly kind: 'takeFailed'; readonly message: string }
  | { readonly kind: 'painted'; readonly itemId: string; readonly at: number }
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'sent'; readonly sent: Sent }
  | { readonly kind: 'revealed'; readonly requestId: string; readonly reveal: Reveal }
  | { readonly kind: 'deferred'; readonly requestId: string }
  | {
      readonly kind: 'refused'
      readonly requestId: string
      readonly error: RequestError
      readonly words: string
    }
  | { readonly kind: 'undone' | 'redone'; readonly requestId: string; readonly undone: Undone }
  | { readonly kind: 'flagged'; readonly itemId: string; readonly isFlagged: boolean }
  | { readonly kind: 'corrected'; readonly itemId: string; readonly value: Value }
  | {
      readonly kind: 'counted'
      readonly lanes: readonly LaneCount[]
      readonly progress: PersonProgress
    }

export const startSession: Session = {
  task: null,
  lane: 'blind',
  order: 'oldest',
  view: { kind: 'loading' },
  ahead: [],
  away: [],
  drafts: {},
  done: [],
  lanes: null,
  progress: null,
}

/** How many past acts are kept to look back at. */
const doneKept = 6

/** What is on screen after something happened. */
export function nextSession(session: Session, event: Event): Session {
  switch (event.kind) {
    case 'opened':
      return { ...startSession, task: event.task, order: event.order }
    case 'defined':
      return { ...session, task: event.task }
    case 'laneChosen':
      return { ...giveBack(session), lane: event.lane, order: event.order }
    case 'left':
      return giveBack(session)
    case 'taken':
      return withTaken(session, event.lane, event.items)
    case 'takeFailed':
      return session.view.kind === 'loading'
        ? { ...session, view: { kind: 'failed', message: event.message } }
        : session
    case 'painted':
      return withPainted(session, event.itemId, event.at)
    case 'noted':
      return session.view.kind === 'deciding'
        ? {
            ...session,
            view: { ...session.view, held: { ...session.view.held, note: event.note } },
          }
        : session
    case 'sent':
      return withSent(session, event.sent)
    case 'revealed':
      return settle(session, event.requestId, (sent) => ({
        kind: 'revealed',
        sent,
        reveal: event.reveal,
        corrected: null,
      }))
    case 'deferred':
      return settle(session, event.requestId, (sent) => ({ kind: 'deferred', sent }))
    case 'refused':
      return withRefused(session, event)
    case 'undone':
      return withUndone(session, event.requestId, event.undone)
    case 'redone':
      return withRedone(session, event.requestId, event.undone)
    case 'flagged':
      return withFlagged(session, event.itemId, event.isFlagged)
    case 'corrected':
      return withCorrection(session, event.itemId, event.value)
    case 'counted':
      return { ...session, lanes: event.lanes, progress: event.progress }
  }
}

/** Every item this person has here or on its way: none of them may be taken again. */
export function holding(session: Session): readonly string[] {
  const current = session.view.kind === 'deciding' ? [session.view.held] : []
  const away = session.away.map((sent) => sent.held)
  return [...current, ...session.ahead, ...away].map((held) => held.item.itemId)
}

/** Nothing is here any more but what was written of it. */
function giveBack(session: Session): Session {
  const current = session.view.kind === 'deciding' ? [session.view.held] : []
  const noted = [...current, ...session.ahead].filter(({ note }) => note !== '')
  const drafts = Object.fromEntries(noted.map(({ item, note }) => [item.itemId, note]))
  return {
    ...session,
    view: { kind: 'loading' },
    ahead: [],
    drafts: { ...session.drafts, ...drafts },
  }
}

function withTaken(session: Session, lane: Lane, items: readonly ReviewItem[]): Session {
  // What was asked for before the lane was changed is no longer wanted.
  if (lane !== session.lane || session.task === null) return session
  const here = new Set(holding(session))
  const fresh = items
    .filter((item) => !here.has(item.itemId))
    .map((item) => ({
      item,
      note: session.drafts[item.itemId] ?? '',
      returned: null,
      isFlagged: false,
    }))
  return advance({ ...session, ahead: [...session.ahead, ...fresh] })
}

/** Puts the next item on screen where none is; without a next one there is nothing to do. */
function advance(session: Session): Session {
  if (session.view.kind === 'deciding') return session
  const [next, ...ahead] = session.ahead
  return next
    ? { ...session, ahead, view: { kind: 'deciding', held: next, shownAt: null } }
    : { ...session, view: { kind: 'empty' } }
}

function withPainted(session: Session, itemId: string, at: number): Session {
  const { view } = session
  const isFirst =
    view.kind === 'deciding' && view.held.item.itemId === itemId && view.shownAt === null
  return isFirst ? { ...session, view: { ...view, shownAt: at } } : session
}

function withSent(session: Session, sent: Sent): Session {
  const [next, ...ahead] = session.ahead
  const { [sent.held.item.itemId]: _, ...drafts } = session.drafts
  return {
    ...session,
    ahead,
    drafts,
    view: next ? { kind: 'deciding', held: next, shownAt: null } : { kind: 'loading' },
    away: [...session.away, sent],
    done: [{ kind: 'sending', sent } as const, ...session.done].slice(0, doneKept),
  }
}

function settle(session: Session, requestId: string, toDone: (sent: Sent) => Done): Session {
  return {
    ...session,
    away: session.away.filter((sent) => sent.requestId !== requestId),
    done: session.done.map((done) =>
      done.kind === 'sending' && done.sent.requestId === requestId ? toDone(done.sent) : done,
    ),
  }
}

/** After these an item is in other hands or in nobody's. */
const lost: readonly RequestError['code'][] = ['already_decided', 'conflict', 'not_found']

function withRefused(
  session: Session,
  { requestId, error, words }: Extract<Event, { kind: 'refused' }>,
): Session {
  const sent = session.away.find((one) => one.requestId === requestId)
  if (!sent) return session
  const without: Session = {
    ...session,
    away: session.away.filter((one) => one !== sent),
    done: session.done.filter((done) => done.kind !== 'sending' || done.sent !== sent),
  }
  // What somebody else has decided or taken up meanwhile, or what is gone, cannot be decided here again.
  if (lost.includes(error.code)) return without
  return bringBack(without, { ...sent.held, returned: words })
}

function withUndone(session: Session, requestId: string, undone: Undone): Session {
  if (undone.act === 'correction') return withCorrected(session, undone)
  const { itemId } = undone.item
  const past = session.done.find((done) => 'sent' in done && isOf(done, itemId))
  const note = past && 'sent' in past ? past.sent.held.note : ''
  const others = session.done.filter((done) => !isOf(done, itemId))
  const told: Session = {
    ...session,
    done: [{ kind: 'undone', requestId, undone } as const, ...others].slice(0, doneKept),
  }
  switch (undone.act) {
    case 'flag':
    case 'unflag':
      return withFlagged(told, itemId, undone.act === 'unflag')
    // It waits for a ruling again, which is given elsewhere.
    case 'ruling':
      return told
    case 'decision':
    case 'deferral':
      return bringBack(told, { item: undone.item, note, returned: null, isFlagged: false })
  }
}

/** What was taken back is done again: the item leaves the screen. */
function withRedone(session: Session, requestId: string, undone: Undone): Session {
  if (undone.act === 'correction') return withCorrected(session, undone)
  const { itemId } = undone.item
  const others = session.done.filter((done) => !isOf(done, itemId))
  const told: Session = {
    ...session,
    done: [{ kind: 'redone', requestId, undone } as const, ...others].slice(0, doneKept),
  }
  if (undone.act === 'flag' || undone.act === 'unflag')
    return withFlagged(told, itemId, undone.act === 'flag')
  const ahead = told.ahead.filter((held) => held.item.itemId !== itemId)
  const isOnScreen = told.view.kind === 'deciding' && told.view.held.item.itemId === itemId
  if (!isOnScreen) return { ...told, ahead }
  const [next, ...rest] = ahead
  return next
    ? { ...told, ahead: rest, view: { kind: 'deciding', held: next, shownAt: null } }
    : { ...told, ahead, view: { kind: 'loading' } }
}

/** A correction was taken back or made again: the decision itself is as it was. */
function withCorrected(session: Session, { item, told }: Undone): Session {
  return told === null ? session : withCorrection(session, item.itemId, told)
}

function withCorrection(session: Session, itemId: string, told: Value): Session {
  return {
    ...session,
    done: session.done.map((done) =>
      done.kind === 'revealed' && isOf(done, itemId)
        ? { ...done, corrected: isSameValue(told, done.reveal.value) ? null : told }
        : done,
    ),
  }
}

const isSameValue = (a: Value, b: Value) => JSON.stringify(a) === JSON.stringify(b)

function withFlagged(session: Session, itemId: string, isFlagged: boolean): Session {
  const mark = (held: Held) => (held.item.itemId === itemId ? { ...held, isFlagged } : held)
  const { view } = session
  return {
    ...session,
    view: view.kind === 'deciding' ? { ...view, held: mark(view.held) } : view,
    ahead: session.ahead.map(mark),
  }
}

function isOf(done: Done, itemId: string): boolean {
  return ('undone' in done ? done.undone.item : done.sent.held.item).itemId === itemId
}

/** In front of everything else; what was on screen comes right after it. */
function bringBack(session: Session, held: Held): Session {
  const { itemId } = held.item
  const others = (list: readonly Held[]) => list.filter((one) => one.item.itemId !== itemId)
  const current = session.view.kind === 'deciding' ? [session.view.held] : []
  return {
    ...session,
    view: { kind: 'deciding', held, shownAt: null },
    ahead: others([...current, ...session.ahead]),
  }
}
