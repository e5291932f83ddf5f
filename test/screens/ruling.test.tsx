import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Dispute, Voice } from '../../shared/contract/review'
import { fail, succeed } from '../../shared/result'
import { makeError, type Answers } from '../make/client'
import { makeReviewItem, makeTask } from '../make/review'
import { setUp } from './reviewScreen'

const task = makeTask({
  labels: [
    { id: 'cat', name: 'Cat' },
    { id: 'dog', name: 'Dog' },
    { id: 'owl', name: 'Owl' },
  ],
})

const voice = (by: Voice['by'], value: string): Voice => ({
  by,
  name: by === 'model' ? 'eyes 1' : 'Person A',
  value,
  confidence: by === 'model' ? 0.83 : null,
  note: '',
  independent: true,
})

function makeDispute(itemId: string, facts: Partial<Dispute> = {}): Dispute {
  const { shown: _shown, seen: _seen, ...item } = makeReviewItem(itemId, { lane: 'disagreements' })
  return {
    ...item,
    voices: [voice('person', 'cat'), voice('model', 'dog')],
    rulings: [],
    flags: [],
    ...facts,
  }
}

/** A reviewer in front of these disputes. */
async function setUpDisputes(disputes: readonly Dispute[], answers: Answers = {}) {
  const made = setUp(
    [],
    {
      'review.disputes': ({ holding }) =>
        succeed(disputes.filter(({ itemId }) => !holding.includes(itemId))),
      'review.rule': ({ kind, value, note, at }) =>
        succeed({ by: 'lead-a', at, kind, value: value ?? 'dog', note }),
      ...answers,
    },
    { task, role: 'reviewer' },
  )
  await made.user.click(await screen.findByRole('radio', { name: /Disagreements/ }))
  return made
}

async function onScreen({ disputes }: Awaited<ReturnType<typeof setUpDisputes>>, itemId: string) {
  await screen.findByRole('article', { name: `Item ${itemId}` })
  await waitFor(() => expect(disputes.store.getState().view).toMatchObject({ isPainted: true }))
}

test('what was said stands side by side, and one key rules; the next dispute is on screen at once', async () => {
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')])
  await onScreen(made, 'a')
  const said = within(screen.getByRole('list', { name: 'What was said' })).getAllByRole('listitem')
  expect(said.map((one) => one.textContent)).toEqual([
    'Person:Person ACat',
    'Model:eyes 1Dog83\u00a0%',
  ])
  await made.user.keyboard('m')
  expect(screen.getByRole('article', { name: 'Item b' })).toBeInTheDocument()
  expect(made.inputsOf('review.rule')).toMatchObject([
    { itemId: 'a', kind: 'model-right', value: null },
  ])
  expect(await screen.findByText('Model right: Dog')).toBeInTheDocument()
})

test('where both are wrong the right value is chosen among what nobody said', async () => {
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')])
  await onScreen(made, 'a')
  await made.user.keyboard('w')
  const right = within(screen.getByRole('group', { name: 'What is right?' }))
  expect(right.getAllByRole('button').map((one) => one.textContent)).toEqual(['Owl3'])
  await made.user.keyboard('{Escape}')
  expect(screen.getByRole('group', { name: 'Ruling' })).toBeInTheDocument()
  await made.user.keyboard('w3')
  expect(made.inputsOf('review.rule')).toMatchObject([{ kind: 'both-wrong', value: 'owl' }])
})

test('where people differ it is asked who of them is right', async () => {
  const differing = makeDispute('a', {
    voices: [voice('person', 'cat'), voice('person', 'owl'), voice('model', 'dog')],
  })
  const made = await setUpDisputes([differing])
  await onScreen(made, 'a')
  await made.user.keyboard('h')
  expect(screen.getByText('Which of the people is right?')).toBeInTheDocument()
  await made.user.keyboard('3')
  expect(made.inputsOf('review.rule')).toMatchObject([{ kind: 'human-right', value: 'owl' }])
})

test('a ruling is taken back, and the item is on screen again', async () => {
  const { shown: _shown, ...item } = makeReviewItem('a', { lane: 'disagreements' })
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')], {
    'review.undo': () =>
      succeed({
        act: 'ruling',
        item: { ...item, shown: null },
        value: 'dog',
        stillCounts: false,
        told: null,
      }),
  })
  await onScreen(made, 'a')
  await made.user.keyboard('m')
  await onScreen(made, 'b')
  await made.user.keyboard('{Control>}z{/Control}')
  await onScreen(made, 'a')
  expect(screen.getByText('undone')).toBeInTheDocument()
})

test('a ruling that could not be stored brings the item back and says why', async () => {
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')], {
    'review.rule': () => fail(makeError('internal', 'The disk is full.')),
  })
  await onScreen(made, 'a')
  await made.user.keyboard('a')
  await onScreen(made, 'a')
  expect(screen.getByRole('alert')).toHaveTextContent('The disk is full.')
})

test('a flagged item shows why, earlier rulings too, and its flag is taken down', async () => {
  const flagged = makeDispute('a', {
    voices: [],
    flags: [{ by: 'operator-b', at: 0, note: 'fits no label' }],
    rulings: [{ by: 'lead-a', at: 0, kind: 'ambiguous', value: null, note: 'cut off' }],
  })
  const made = await setUpDisputes([flagged], { 'review.unflag': () => succeed(null) })
  await onScreen(made, 'a')
  expect(screen.getByRole('region', { name: 'Flags' })).toHaveTextContent('fits no label')
  expect(screen.getByRole('region', { name: 'Earlier rulings' })).toHaveTextContent('“cut off”')
  // Nobody has decided it: there is nothing to rule on.
  await made.user.keyboard('m')
  expect(made.inputsOf('review.rule')).toHaveLength(0)
  await made.user.keyboard('{Shift>}F{/Shift}')
  expect(made.inputsOf('review.unflag')).toMatchObject([{ itemId: 'a' }])
})

test('no key rules while a note is written, and the note goes with the ruling', async () => {
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')])
  await onScreen(made, 'a')
  await made.user.keyboard('nmaybe{Escape}')
  expect(made.inputsOf('review.rule')).toHaveLength(0)
  await made.user.keyboard('a')
  expect(made.inputsOf('review.rule')).toMatchObject([{ kind: 'ambiguous', note: 'maybe' }])
})

test('a reviewer who turns to another lane gives back what they hold there, and only that', async () => {
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')], {
    'review.heartbeat': () => succeed(null),
  })
  await onScreen(made, 'a')
  made.disputes.heartbeat()
  await waitFor(() =>
    expect(made.inputsOf('review.heartbeat')).toMatchObject([{ itemIds: ['a', 'b'] }]),
  )
  await made.user.click(screen.getByRole('radio', { name: /Decide blind/ }))
  await waitFor(() =>
    expect(made.inputsOf('review.release').at(-1)).toMatchObject({ itemIds: ['a', 'b'] }),
  )
})

test('a ruling that was taken back is given again, and the next dispute is on screen', async () => {
  const taken = {
    act: 'ruling',
    item: makeReviewItem('a'),
    value: 'dog',
    stillCounts: false,
    told: null,
  } as const
  const made = await setUpDisputes([makeDispute('a'), makeDispute('b')], {
    'review.undo': () => succeed(taken),
    'review.redo': () => succeed(taken),
  })
  await onScreen(made, 'a')
  await made.user.keyboard('m')
  await onScreen(made, 'b')
  await made.user.keyboard('{Control>}z{/Control}')
  await onScreen(made, 'a')
  expect(screen.getByRole('region', { name: 'Last rulings' })).toHaveTextContent(/aundone/)
  await made.user.keyboard('{Control>}y{/Control}')
  await onScreen(made, 'b')
  expect(screen.getByRole('region', { name: 'Last rulings' })).toHaveTextContent(/aModel right/)
})
