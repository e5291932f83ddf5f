import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fail, succeed } from '../../shared/result'
import { makeDelayed, makeError } from '../make/client'
import { makeReveal, makeReviewItem } from '../make/review'
import { setUp, shown } from './reviewScreen'

const decided = () => within(screen.getByRole('region', { name: 'Last decision' }))

test('a key decides the item, and the next one is on screen before the answer is stored', async () => {
  const stored = makeDelayed<ReturnType<typeof succeed<ReturnType<typeof makeReveal>>>>()
  const { user, review, inputsOf, pass } = setUp(['a', 'b'], {
    'review.decide': () => stored.promise,
  })
  await shown(review, 'a')
  pass(1500)
  await user.keyboard('1')
  expect(screen.getByRole('article', { name: 'Item b' })).toBeInTheDocument()
  expect(inputsOf('review.decide')).toMatchObject([
    { task: 'animals', itemId: 'a', lane: 'blind', value: 'cat', note: '', durationMs: 1500 },
  ])
  expect(decided().queryByText('Disagreement')).not.toBeInTheDocument()
  stored.settle(succeed(makeReveal('a')))
  expect(await decided().findByText('Disagreement')).toBeInTheDocument()
})

test('what the model says is shown beside the own answer, with how sure it is', async () => {
  const { user, review } = setUp(['a', 'b'])
  await shown(review, 'a')
  expect(screen.queryByText(/eyes/)).not.toBeInTheDocument()
  await user.keyboard('1')
  await decided().findByText('eyes 1')
  expect(
    decided()
      .getAllByRole('definition')
      .map((one) => one.textContent),
  ).toEqual(['Cat', 'Dog83\u00a0%'])
  expect(screen.getByText(/You: Cat\. eyes 1: Dog, 83\s%\. Disagreement\./)).toHaveAttribute(
    'role',
    'status',
  )
})

test('an answer that could not be stored brings the item back and says why', async () => {
  const { user, review } = setUp(['a', 'b'], {
    'review.decide': () => fail(makeError('internal', 'The disk is full.')),
  })
  await shown(review, 'a')
  await user.keyboard('1')
  await shown(review, 'a')
  expect(screen.getByRole('alert')).toHaveTextContent('The disk is full.')
})

test('an item that somebody else decided meanwhile is gone, and a message says so', async () => {
  const { user, review, notices } = setUp(['a', 'b'], {
    'review.decide': () => fail(makeError('already_decided', 'operator-b has decided it.')),
  })
  await shown(review, 'a')
  await user.keyboard('1')
  await waitFor(() => expect(notices.store.getState().notices).toHaveLength(1))
  expect(screen.getByRole('article', { name: 'Item b' })).toBeInTheDocument()
  expect(notices.store.getState().notices[0]?.text).toBe('a: operator-b has decided it.')
})

test('undo brings the item back and says that the first answer still counts', async () => {
  const { user, review } = setUp(['a', 'b'], {
    'review.undo': () =>
      succeed({
        act: 'decision',
        item: makeReviewItem('a', { seen: true }),
        value: 'cat',
        stillCounts: true,
        told: null,
      }),
  })
  await shown(review, 'a')
  await user.keyboard('1')
  await decided().findByText('Disagreement')
  await user.keyboard('{Control>}z{/Control}')
  await shown(review, 'a')
  const undone = screen.getByRole('region', { name: 'Undone' })
  expect(undone).toHaveTextContent('Your answer “Cat” for a is taken back.')
  expect(undone).toHaveTextContent('still counts')
  expect(screen.getByText(/counts as no evidence/)).toBeInTheDocument()
})

test('undo waits for an answer that is still on its way', async () => {
  const stored = makeDelayed<ReturnType<typeof succeed<ReturnType<typeof makeReveal>>>>()
  const { user, review, inputsOf } = setUp(['a', 'b'], {
    'review.decide': () => stored.promise,
    'review.undo': () => fail(makeError('nothing_to_undo')),
  })
  await shown(review, 'a')
  await user.keyboard('1{Control>}z{/Control}')
  expect(inputsOf('review.undo')).toHaveLength(0)
  stored.settle(succeed(makeReveal('a')))
  await waitFor(() => expect(inputsOf('review.undo')).toHaveLength(1))
})

test('keys decide nothing while a note is written, and the note goes with the decision', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'])
  await shown(review, 'a')
  await user.keyboard('n')
  const note = screen.getByRole('textbox', { name: /Note/ })
  expect(note).toHaveFocus()
  await user.keyboard('12 g?')
  expect(note).toHaveValue('12 g?')
  expect(inputsOf('review.decide')).toHaveLength(0)
  await user.keyboard('{Escape}2')
  expect(inputsOf('review.decide')).toMatchObject([{ itemId: 'a', value: 'dog', note: '12 g?' }])
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
})

test('a key that is held down decides one item only', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b', 'c'])
  await shown(review, 'a')
  await user.keyboard('1')
  await shown(review, 'b')
  fireEvent.keyDown(document.body, { key: '1', code: 'Digit1', repeat: true })
  expect(screen.getByRole('article', { name: 'Item b' })).toBeInTheDocument()
  expect(inputsOf('review.decide')).toHaveLength(1)
})

test('Space puts an item off at once, with Shift it asks why', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b', 'c'])
  await shown(review, 'a')
  await user.keyboard(' ')
  await shown(review, 'b')
  await user.keyboard('{Shift>} {/Shift}')
  const why = await screen.findByRole('textbox', { name: 'Why?' })
  await user.type(why, '1 cut off{Enter}')
  await shown(review, 'c')
  expect(inputsOf('review.defer')).toMatchObject([
    { itemId: 'a', reason: '' },
    { itemId: 'b', reason: '1 cut off' },
  ])
  expect(inputsOf('review.decide')).toHaveLength(0)
})

test('after a click on a label Space skips, instead of giving the same answer again', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b', 'c'])
  await shown(review, 'a')
  await user.click(screen.getByRole('button', { name: 'Cat' }))
  await shown(review, 'b')
  await user.keyboard(' ')
  await shown(review, 'c')
  expect(inputsOf('review.decide')).toHaveLength(1)
  expect(inputsOf('review.defer')).toMatchObject([{ itemId: 'b' }])
})

test('more items are fetched before they run out, leaving out those already here', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `item-${index}`)
  const { user, review, inputsOf } = setUp(ids)
  await shown(review, 'item-0')
  for (const next of ['item-1', 'item-2', 'item-3', 'item-4', 'item-5']) {
    await user.keyboard('1')
    await shown(review, next)
  }
  const takes = inputsOf('review.take')
  expect(takes[0]).toMatchObject({ holding: [], count: 8 })
  expect(takes[1]?.holding).toContain('item-7')
  await waitFor(() => expect(review.store.getState().ahead.length).toBeGreaterThan(3))
})

test('the guideline lies beside the item, and keys still decide', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'])
  await shown(review, 'a')
  await user.keyboard('g')
  const guideline = screen.getByRole('region', { name: 'Guideline' })
  expect(within(guideline).getByText('cat').tagName).toBe('STRONG')
  await user.keyboard('1')
  expect(inputsOf('review.decide')).toHaveLength(1)
  await user.keyboard('g')
  expect(guideline).not.toBeInTheDocument()
})

test('where nothing waits the screen says where items come from, and shows new ones by itself', async () => {
  const ids: string[] = []
  const { review, push } = setUp([], {
    'review.take': () => succeed(ids.map((id) => makeReviewItem(id))),
  })
  expect(await screen.findByText('Nothing waits to be decided')).toBeInTheDocument()
  expect(screen.getByText('/home/lead/inbox')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /2\sdeferred items/ })).toBeInTheDocument()
  ids.push('late')
  act(() => push('review'))
  await shown(review, 'late')
})

test('where items cannot be fetched the screen says why and tries again', async () => {
  let isBroken = true
  const { user, review } = setUp([], {
    'review.take': () =>
      isBroken
        ? fail(makeError('internal', 'The folder is gone.'))
        : succeed([makeReviewItem('a')]),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('The folder is gone.')
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await shown(review, 'a')
})

test('where a person may see the model first, its suggestion stands beside the item', async () => {
  const suggestion = {
    model: 'eyes',
    version: '1',
    value: 'dog',
    confidence: 0.83,
    scores: null,
    explanation: null,
  }
  const { review } = setUp([], {
    'review.take': () => succeed([makeReviewItem('a', { lane: 'assisted', shown: suggestion })]),
  })
  await shown(review, 'a')
  expect(screen.getByRole('region', { name: 'The model suggests' })).toHaveTextContent(/Dog83\s%/)
})
