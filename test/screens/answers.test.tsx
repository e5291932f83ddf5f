import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { excerptOf } from '../../renderer/screens/review/beside/excerpt'
import { readNumber } from '../../renderer/screens/review/answer/readNumber'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'
import { makeTask } from '../make/review'
import { setUp, shown } from './reviewScreen'

const figures = { decided: 40, ruled: 10, right: 9, medianSeconds: 2, minutesWithoutBreak: 12 }

test.each([
  ['41,5', 41.5],
  [' −3 ', -3],
  ['.5', 0.5],
  ['1e3', 1000],
  ['', null],
  ['12 kg', null],
  ['1,000,000', null],
])('%j is the number %s', (text, expected) => {
  expect(readNumber(text)).toBe(expected)
})

test('several labels are switched by their keys, and Enter gives the answer', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], {}, { task: makeTask({ kind: 'labels' }) })
  await shown(review, 'a')
  await user.keyboard('21')
  const answers = within(screen.getByRole('group', { name: 'Answers' }))
  expect(answers.getByRole('button', { name: /Dog/ })).toHaveAttribute('aria-pressed', 'true')
  expect(inputsOf('review.decide')).toHaveLength(0)
  await user.keyboard('{Enter}')
  await shown(review, 'b')
  await user.keyboard('{Enter}')
  expect(inputsOf('review.decide').map(({ value }) => value)).toEqual([['cat', 'dog'], []])
})

test('a number is written and given with Enter; what is no number is not stored', async () => {
  const task = makeTask({ kind: 'number', labels: [], tolerance: 0.5 })
  const { user, review, inputsOf } = setUp(['a', 'b'], {}, { task })
  await shown(review, 'a')
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveFocus()
  await user.keyboard('4x{Enter}')
  expect(screen.getByText(/Write a number/)).toBeInTheDocument()
  expect(inputsOf('review.decide')).toHaveLength(0)
  await user.keyboard('{Backspace}1,5{Enter}')
  await shown(review, 'b')
  expect(inputsOf('review.decide')).toMatchObject([{ itemId: 'a', value: 41.5 }])
  expect(screen.getByRole('textbox', { name: 'Answer' })).toHaveValue('')
})

test('while a text is written no key does anything else, and Escape gives the keys back', async () => {
  const task = makeTask({ kind: 'text', labels: [] })
  const { user, review, inputsOf } = setUp(['a', 'b'], {}, { task })
  await shown(review, 'a')
  await user.keyboard('fog and f')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await user.keyboard('{Escape}g')
  expect(screen.getByRole('region', { name: 'Guideline' })).toBeInTheDocument()
  await user.click(screen.getByRole('textbox', { name: 'Answer' }))
  await user.keyboard('{Enter}')
  expect(inputsOf('review.decide')).toMatchObject([{ value: 'fog and f' }])
})

test('a field for the answer keeps no key that writes nothing: undo while it is empty, and ways elsewhere', async () => {
  const task = makeTask({ kind: 'text', labels: [] })
  const { user, review, inputsOf, keyboard } = setUp(
    ['a', 'b'],
    { 'review.undo': () => fail(makeError('nothing_to_undo')) },
    { task },
  )
  let went = 0
  keyboard.bind('queue', { run: () => (went += 1), when: () => true })
  await shown(review, 'a')
  await user.keyboard('fog{Control>}z{/Control}')
  expect(inputsOf('review.undo')).toHaveLength(0)
  await user.keyboard('{Control>}4{/Control}')
  expect(went).toBe(1)
  await user.clear(screen.getByRole('textbox', { name: 'Answer' }))
  await user.keyboard('{Control>}z{/Control}')
  expect(inputsOf('review.undo')).toHaveLength(1)
})

test('what was decided lately is shown when it is asked for, and not before', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], {
    'review.context': () =>
      succeed({
        guidelineRevision: 1,
        similar: [
          { value: 'cat', items: [{ itemId: 'z', payload: { kind: 'text', text: 'it purrs' } }] },
        ],
      }),
  })
  await shown(review, 'a')
  expect(inputsOf('review.context')).toHaveLength(0)
  await user.keyboard('s')
  expect(await screen.findByText('it purrs')).toBeInTheDocument()
  expect(inputsOf('review.context')).toEqual([{ task: 'animals', itemId: 'a' }])
})

test('a break is suggested after long work, and one click sends the suggestion away', async () => {
  const { user, review } = setUp(['a'], {
    'review.ownFigures': () => succeed({ ...figures, minutesWithoutBreak: 61 }),
  })
  await shown(review, 'a')
  expect(await screen.findByText(/minutes without a break/)).toHaveTextContent('61')
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(/minutes without a break/)).not.toBeInTheDocument()
})

test('the own figures say how many of the answers hold up', async () => {
  const { review, keyboard } = setUp(['a'], { 'review.ownFigures': () => succeed(figures) })
  await shown(review, 'a')
  await screen.findByRole('article')
  keyboard.run('ownFigures')
  const dialog = await screen.findByRole('dialog', { name: 'Your own figures' })
  expect(dialog).toHaveTextContent(/90\.0\s%/)
})

test('an item is known by the beginning of its words', () => {
  expect(excerptOf({ kind: 'text', text: 'a'.repeat(200) })).toHaveLength(141)
  expect(excerptOf({ kind: 'table', fields: { sum: 3, paid: null } })).toBe('sum: 3, paid: –')
  expect(excerptOf({ kind: 'image', mime: 'image/png', file: 'a.png' })).toBe('')
})
