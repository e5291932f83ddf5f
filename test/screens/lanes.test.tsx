import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { tomorrow, untilAt } from '../../renderer/screens/review/acts/deferral'
import { ordersOf } from '../../renderer/screens/review/lanes/orders'
import { createTimeWords, formatLeft } from '../../renderer/words/times'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'
import { makeReviewItem } from '../make/review'
import { setUp, shown } from './reviewScreen'

afterEach(() => localStorage.clear())

test('no blind lane offers an order that tells of the prediction', () => {
  for (const lane of ['blind', 'overlap', 'audit', 'deferred'] as const)
    expect(ordersOf(lane)).not.toContain('least-confident')
  expect(ordersOf('assisted')).toContain('least-confident')
})

test('tomorrow morning is eight o’clock where the workspace is, also when clocks change', () => {
  const zurich = createTimeWords('Europe/Zurich')
  const evening = Date.parse('2026-03-28T22:30:00Z')
  expect(tomorrow(evening, zurich)).toBe('2026-03-29')
  expect(untilAt('tomorrow', '', evening, zurich)).toBe(Date.parse('2026-03-29T06:00:00Z'))
  expect(untilAt('hour', '', evening, zurich)).toBe(evening + 3_600_000)
  expect(untilAt('open', '', evening, zurich)).toBeNull()
})

test('what is left is said roughly', () => {
  expect([20, 600, 9000].map(formatLeft)).toEqual([
    'under 1\u00a0min',
    'about 10\u00a0min',
    'about 3\u00a0h',
  ])
})

test('a lane remembers its order, and keys go from lane to lane', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'])
  await shown(review, 'a')
  act(() => review.chooseOrder('random'))
  await shown(review, 'a')
  expect(inputsOf('review.take').at(-1)).toMatchObject({ lane: 'blind', order: 'random' })
  await user.keyboard(']')
  expect(review.store.getState()).toMatchObject({ lane: 'low-confidence', order: 'oldest' })
  // Twice, as one of them would begin the name of a key.
  await user.keyboard('[[')
  expect(review.store.getState()).toMatchObject({ lane: 'blind', order: 'random' })
})

test('the order by worth says what it puts first, and stays away where all are worth the same', async () => {
  const { review } = setUp(['a'])
  await shown(review, 'a')
  expect(screen.queryByText(/what the gate lacks most/)).not.toBeInTheDocument()
  act(() => review.chooseOrder('most-valuable'))
  expect(screen.getByText(/what the gate lacks most/)).not.toHaveTextContent('critical')
  for (const lane of ['overlap', 'audit'] as const)
    expect(ordersOf(lane)).not.toContain('most-valuable')
})

test('an item is put off until a moment', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'])
  await shown(review, 'a')
  const before = Date.now()
  await user.keyboard('{Shift>} {/Shift}')
  await user.type(await screen.findByRole('textbox', { name: 'Why?' }), 'call first')
  await user.click(screen.getByRole('radio', { name: 'In 1 hour' }))
  await user.click(screen.getByRole('button', { name: 'Defer' }))
  const [input] = inputsOf('review.defer')
  expect(input).toMatchObject({ itemId: 'a', reason: 'call first' })
  expect(input?.until).toBeGreaterThanOrEqual(before + 3_600_000)
})

test('a flagged item stays on screen, and says so', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], { 'review.flag': () => succeed(null) })
  await shown(review, 'a')
  await user.keyboard('f')
  await user.keyboard('fits no label{Enter}')
  expect(await screen.findByText('Flagged for a reviewer.')).toBeInTheDocument()
  expect(inputsOf('review.flag')).toMatchObject([{ itemId: 'a', note: 'fits no label' }])
  await user.keyboard('1')
  expect(inputsOf('review.decide')).toMatchObject([{ itemId: 'a' }])
})

test('what was undone is done again, and the next item is on screen', async () => {
  const item = makeReviewItem('a')
  const { user, review, inputsOf } = setUp(['a', 'b'], {
    'review.undo': () =>
      succeed({ act: 'decision', item, value: 'cat', stillCounts: false, told: null }),
    'review.redo': () =>
      succeed({ act: 'decision', item, value: 'cat', stillCounts: false, told: null }),
  })
  await shown(review, 'a')
  await user.keyboard('1')
  await shown(review, 'b')
  await user.keyboard('{Control>}z{/Control}')
  await shown(review, 'a')
  await user.keyboard('{Control>}y{/Control}')
  await shown(review, 'b')
  expect(inputsOf('review.redo')).toHaveLength(1)
  expect(
    within(screen.getByRole('region', { name: 'Done again' })).getByRole('status'),
  ).toHaveTextContent('Your answer “Cat” for a stands again.')
})

test('an answer that has left is corrected, and both answers stay in sight', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], { 'review.correct': () => succeed(null) })
  await shown(review, 'a')
  await user.keyboard('1')
  await user.click(await screen.findByRole('button', { name: 'Correct…' }))
  await user.type(await screen.findByRole('textbox', { name: 'Why?' }), 'misread{Enter}')
  expect(await screen.findByText(/corrected to/)).toHaveTextContent('corrected to Dog')
  expect(inputsOf('review.correct')).toMatchObject([{ itemId: 'a', value: 'dog', note: 'misread' }])
})

test('a correction that is refused says why and changes nothing', async () => {
  const { review, notices } = setUp(['a'], {
    'review.correct': () => fail(makeError('conflict', 'Nothing has left yet: undo it instead.')),
  })
  await act(() => review.correct('a', 'dog', ''))
  expect(notices.store.getState().notices[0]?.text).toBe(
    'a: Nothing has left yet: undo it instead.',
  )
})

test('what a person holds is kept for them while they are at it', async () => {
  const { review, inputsOf } = setUp(['a', 'b'], { 'review.heartbeat': () => succeed(null) })
  await shown(review, 'a')
  act(() => review.heartbeat())
  await waitFor(() => expect(inputsOf('review.heartbeat')).toMatchObject([{ itemIds: ['a', 'b'] }]))
})

test('whoever goes to another screen gives back what they hold, and finds their note again', async () => {
  const { review, inputsOf, user } = setUp(['a', 'b'])
  await shown(review, 'a')
  await user.keyboard('nhalf a thought')
  act(() => review.leave())
  expect(inputsOf('review.release')).toMatchObject([{ task: 'animals', itemIds: null }])
  const asked = inputsOf('review.take').length
  act(() => review.chooseOrder('random'))
  expect(inputsOf('review.take')).toHaveLength(asked)
  act(() => review.enter())
  await shown(review, 'a')
  expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('half a thought')
})

test('operators are not shown the lanes in which others’ answers are', async () => {
  const { review } = setUp(['a'])
  await shown(review, 'a')
  expect(screen.queryByRole('radio', { name: /Disagreements/ })).not.toBeInTheDocument()
})

test('the own decisions are found by what is typed, and looked at again', async () => {
  const { user, review, inputsOf } = setUp(['a'], {
    'review.ownDecisions': ({ search }) =>
      succeed({
        decisions: ['a-1', 'b-2']
          .filter((itemId) => itemId.includes(search))
          .map((itemId) => ({
            itemId,
            value: 'cat',
            at: 0,
            note: '',
            state: 'left' as const,
            corrected: itemId === 'a-1' ? 'dog' : null,
          })),
        next: null,
      }),
    'review.past': ({ itemId }) =>
      succeed({
        itemId,
        payload: null,
        segment: {},
        isWhole: true,
        events: [
          { kind: 'arrived', at: 0 },
          {
            kind: 'decided',
            at: 1,
            by: { name: 'lead-a', isOwn: true },
            value: 'cat',
            note: 'purrs',
            independent: true,
            line: 12,
          },
        ],
      }),
  })
  await shown(review, 'a')
  await user.keyboard('{Shift>}M{/Shift}')
  const all = await screen.findByRole('dialog', { name: 'Your decisions' })
  await waitFor(() => expect(within(all).getAllByRole('listitem')).toHaveLength(2))
  await user.keyboard('b-')
  await waitFor(() => expect(within(all).getAllByRole('listitem')).toHaveLength(1))
  await user.click(within(all).getByRole('button', { name: 'History of b-2' }))
  const past = await screen.findByRole('dialog', { name: 'b-2' })
  expect(await within(past).findByText('You answered “Cat”')).toBeVisible()
  expect(past).toHaveTextContent('purrs. Told to producers, line 12')
  await user.keyboard('{Escape}')
  // What was looked for is still there.
  expect(await screen.findByRole('textbox', { name: 'Find' })).toHaveValue('b-')
  expect(inputsOf('review.past')).toMatchObject([{ itemId: 'b-2', isDeciding: false }])
})
