import { expect, test } from 'vitest'
import {
  holding,
  nextSession,
  startSession,
  type Event,
  type Session,
} from '../../renderer/screens/review/session'
import { makeError } from '../make/client'
import { makeReveal, makeReviewItem, makeTask } from '../make/review'

const after = (session: Session, ...events: readonly Event[]) => events.reduce(nextSession, session)

const opened = after(startSession, { kind: 'opened', task: makeTask(), order: 'oldest' })
const taken = (...ids: readonly string[]): Event => ({
  kind: 'taken',
  lane: 'blind',
  items: ids.map((id) => makeReviewItem(id)),
})
const onScreen = ({ view }: Session) =>
  view.kind === 'deciding' ? view.held.item.itemId : view.kind

function sent(session: Session, requestId: string): Event {
  if (session.view.kind !== 'deciding') throw new Error('nothing is on screen')
  const { held } = session.view
  return { kind: 'sent', sent: { act: 'decision', requestId, held, value: 'cat', durationMs: 1 } }
}

const refused = (requestId: string, code: Parameters<typeof makeError>[0]): Event => ({
  kind: 'refused',
  requestId,
  error: makeError(code),
  words: 'The disk is full.',
})

test('the first of the items taken is on screen, and the others come in their order', () => {
  const session = after(opened, taken('a', 'b', 'c'))
  expect(onScreen(session)).toBe('a')
  expect(onScreen(after(session, sent(session, '1')))).toBe('b')
})

test('an item that is here, or whose answer is on its way, is not taken twice', () => {
  const first = after(opened, taken('a', 'b'))
  const session = after(first, sent(first, '1'), taken('a', 'b', 'c'))
  expect(holding(session)).toEqual(['b', 'c', 'a'])
})

test('where nothing more is waiting the screen is empty', () => {
  expect(after(opened, taken()).view).toEqual({ kind: 'empty' })
})

test('what was asked for in another lane is no longer wanted', () => {
  const session = after(
    opened,
    { kind: 'laneChosen', lane: 'deferred', order: 'oldest' },
    taken('a'),
  )
  expect(session.view).toEqual({ kind: 'loading' })
  expect(session.ahead).toEqual([])
})

test('an item on screen stays there when taking more fails', () => {
  const session = after(opened, taken('a'), { kind: 'takeFailed', message: 'no' })
  expect(onScreen(session)).toBe('a')
})

test('an answer that is refused brings its item back in front, with its note and the reason', () => {
  const noted = after(opened, taken('a', 'b'), { kind: 'noted', note: 'blurred' })
  const session = after(noted, sent(noted, '1'), refused('1', 'internal'))
  expect(session.view).toMatchObject({
    kind: 'deciding',
    shownAt: null,
    held: { item: { itemId: 'a' }, note: 'blurred', returned: 'The disk is full.' },
  })
  expect(session.ahead.map((held) => held.item.itemId)).toEqual(['b'])
  expect(session.away).toEqual([])
  expect(session.done).toEqual([])
})

test.each(['already_decided', 'conflict', 'not_found'] as const)(
  'an item that is in other hands meanwhile does not come back, as nothing could be done with it: %s',
  (code) => {
    const first = after(opened, taken('a', 'b'))
    const session = after(first, sent(first, '1'), refused('1', code))
    expect(onScreen(session)).toBe('b')
    expect(holding(session)).toEqual(['b'])
  },
)

test('what is undone comes back in front with its note, and is told apart from what was decided', () => {
  const noted = after(opened, taken('a', 'b'), { kind: 'noted', note: 'blurred' })
  const session = after(
    noted,
    sent(noted, '1'),
    { kind: 'revealed', requestId: '1', reveal: makeReveal('a') },
    {
      kind: 'undone',
      requestId: '2',
      undone: {
        act: 'decision',
        item: makeReviewItem('a', { seen: true }),
        value: 'cat',
        stillCounts: true,
        told: null,
      },
    },
  )
  expect(session.view).toMatchObject({
    held: { item: { itemId: 'a', seen: true }, note: 'blurred' },
  })
  expect(session.done.map(({ kind }) => kind)).toEqual(['undone'])
  expect(session.ahead.map((held) => held.item.itemId)).toEqual(['b'])
})

test('only the first paint of the item on screen starts its time', () => {
  const session = after(
    opened,
    taken('a'),
    { kind: 'painted', itemId: 'somewhere else', at: 5 },
    { kind: 'painted', itemId: 'a', at: 10 },
    { kind: 'painted', itemId: 'a', at: 20 },
  )
  expect(session.view).toMatchObject({ shownAt: 10 })
})
