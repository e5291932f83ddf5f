import { act, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { keyProblem, labelKeys } from '../../renderer/screens/review/answer/labelKeys'
import { matchLabels } from '../../renderer/screens/review/answer/matchLabels'
import { makeTask } from '../make/review'
import { setUp, shown } from './reviewScreen'

const many = makeTask({
  labels: Array.from({ length: 30 }, (_, index) => ({
    id: `l${index}`,
    name: index === 20 ? 'Great horned owl' : `Bird ${index}`,
    critical: index === 20,
  })),
})
const { labels } = makeTask()
const [cat] = labels

afterEach(() => localStorage.clear())

test('with many labels digits go to the first ten, and letters are left for their names', () => {
  const keys = labelKeys(many.labels, {})
  expect([...keys.values()].join('')).toBe('1234567890')
  expect(labelKeys(many.labels, { l25: 'z' }).get('l25')).toBe('z')
})

test('a key of one’s own wins, until the task gives it to another label', () => {
  expect([...labelKeys(labels, { cat: 'c' }).entries()]).toEqual([
    ['cat', 'c'],
    ['dog', '1'],
  ])
  const { labels: renamed } = makeTask({ labels: [{ id: 'cat' }, { id: 'dog', hotkey: 'c' }] })
  expect(labelKeys(renamed, { cat: 'c' }).get('cat')).toBe('1')
})

test('a key that is taken is refused, and it is said by what', () => {
  if (!cat) throw new Error('the task has no labels')
  expect(keyProblem('n', cat, labels, {})).toBe('N is taken: Write a note for the decision.')
  expect(keyProblem('x', cat, labels, { dog: 'x' })).toBe('X is the key of “Dog”.')
  expect(keyProblem('é', cat, labels, {})).toMatch(/one letter/)
  expect(keyProblem('x', cat, labels, {})).toBeNull()
})

test('labels are found by their beginning, by a word, or by any part, in that order', () => {
  const { labels: birds } = makeTask({
    labels: [
      { id: 'a', name: 'Barn owl' },
      { id: 'b', name: 'Howler' },
      { id: 'c', name: 'Owl' },
      { id: 'd', name: 'Swan' },
    ],
  })
  expect(matchLabels(birds, 'OW').map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

test('a few letters find a label among many, and Enter answers with it', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], {}, { task: many })
  await shown(review, 'a')
  await user.keyboard('/great')
  const answers = within(screen.getByRole('group', { name: 'Answers' }))
  expect(answers.getAllByRole('button')).toHaveLength(1)
  expect(answers.getByText('(critical)')).toBeInTheDocument()
  expect(inputsOf('review.decide')).toHaveLength(0)
  await user.keyboard('{Enter}')
  expect(inputsOf('review.decide')).toMatchObject([{ itemId: 'a', value: 'l20' }])
  await shown(review, 'b')
  expect(screen.queryByRole('textbox', { name: 'Find a label' })).not.toBeInTheDocument()
})

test('the first letter itself begins the search, arrows choose, and Escape leaves it', async () => {
  const { user, review, inputsOf } = setUp(['a', 'b'], {}, { task: many })
  await shown(review, 'a')
  await user.keyboard('bird 1')
  expect(screen.getByRole('textbox', { name: 'Find a label' })).toHaveValue('bird 1')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  await user.keyboard('b{ArrowDown}{Enter}')
  expect(inputsOf('review.decide')).toMatchObject([{ value: 'l1' }])
})

test('no letter searches while a note is written', async () => {
  const { user, review } = setUp(['a', 'b'], {}, { task: many })
  await shown(review, 'a')
  await user.keyboard('nbird')
  expect(screen.getByRole('textbox', { name: /Note/ })).toHaveValue('bird')
  expect(screen.queryByRole('textbox', { name: 'Find a label' })).not.toBeInTheDocument()
})

test('a person gives a label another key, which holds from then on; a taken one is refused', async () => {
  const { user, review, keyboard, inputsOf } = setUp(['a', 'b'])
  await shown(review, 'a')
  act(() => keyboard.run('labelKeys'))
  await user.click(await screen.findByRole('textbox', { name: 'Key for Cat' }))
  await user.keyboard('g')
  expect(screen.getByRole('alert')).toHaveTextContent('G is taken: Show or hide the guideline.')
  await user.keyboard('x')
  expect(screen.getByRole('textbox', { name: 'Key for Cat' })).toHaveValue('X')
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await user.keyboard('x')
  expect(inputsOf('review.decide')).toMatchObject([{ itemId: 'a', value: 'cat' }])
  const [place = ''] = Object.keys(localStorage)
  expect(place).toMatch(/^understudy\.keys\..+\.animals$/)
  expect(localStorage.getItem(place)).toBe('{"cat":"x"}')
})
