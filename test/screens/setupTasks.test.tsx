import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TaskDefined } from '../../shared/contract/tasks'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'
import { animals, setUp, use } from './setupSetUp'

const defined: TaskDefined = {
  change: 'changed',
  revision: 4,
  retried: { read: 0, accepted: 0, duplicate: 0, rejected: 0, reasons: {}, seconds: 0 },
}

async function openAnimals(made: ReturnType<typeof setUp>) {
  await made.user.click(screen.getByRole('button', { name: /^Animals/ }))
  await screen.findByText('Nothing differs from what is saved.')
}

const ids = () =>
  screen.getAllByLabelText(/^Id of label/).map((one) => (one as HTMLInputElement).value)

test('a task is listed with what hangs on it, and its name opens it', async () => {
  const made = setUp()
  const row = screen.getByRole('row', { name: /Animals/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['One label', '2', 'Medium', '180', '1', '3'])
  await openAnimals(made)
  expect(screen.getByLabelText('Id')).toHaveValue('animals')
  expect(screen.getByLabelText('Id')).toHaveAttribute('readonly')
  expect(screen.getByRole('heading', { name: 'Animals', level: 3 })).toBeInTheDocument()
  await made.user.keyboard('{Escape}')
  expect(await screen.findByRole('button', { name: /^Animals/ })).toHaveFocus()
})

test('what a change does is said while it is made, and asked once more where it is grave', async () => {
  const made = setUp({ 'tasks.define': () => succeed(defined) })
  await openAnimals(made)
  const reviews = screen.getByLabelText('Least reviews')
  await made.user.clear(reviews)
  await made.user.type(reviews, '300')
  await made.user.click(screen.getByRole('button', { name: 'Remove Dog' }))
  await made.user.click(screen.getByRole('button', { name: /^Add label/ }))
  await made.user.keyboard('owl')
  const effects = await screen.findByRole('list', { name: 'What saving does' })
  expect(effects).toHaveTextContent('the labels and “Least reviews” changed')
  expect(effects).toHaveTextContent(/Dog can no longer be chosen. It stands in 30.pairs/)

  await made.user.keyboard('{Control>}s{/Control}')
  const dialog = await screen.findByRole('dialog', { name: 'Save Animals?' })
  expect(within(dialog).getByText(/evidence starts anew/)).toBeInTheDocument()
  expect(made.inputsOf('tasks.define')).toEqual([])
  await expect
    .poll(() => document.activeElement)
    .toBe(within(dialog).getByRole('button', { name: 'Save changes' }))
  await made.user.keyboard('{Enter}')
  expect(await screen.findByText('Animals is changed.')).toBeInTheDocument()
  expect(made.inputsOf('tasks.define')[0]).toMatchObject({
    revision: 3,
    task: { id: 'animals', labels: [{ id: 'cat' }, { id: 'owl' }], policy: { minReviews: 300 } },
  })
})

test('what is wrong stands at its field in plain words, and nothing is saved', async () => {
  const made = setUp()
  await openAnimals(made)
  await made.user.type(screen.getByLabelText('Key of label 1'), '1')
  const key = screen.getByLabelText('Key of label 2')
  await made.user.type(key, '1')
  const kappa = screen.getByLabelText('Least kappa')
  await made.user.clear(kappa)
  await made.user.type(kappa, 'much')
  const target = screen.getByLabelText('Target agreement')
  await made.user.clear(target)
  await made.user.type(target, '170')
  expect(key).toHaveAccessibleDescription('The key "1" is already taken by another label')
  expect(kappa).toHaveAccessibleDescription(/^must be a number/)
  expect(target).toHaveAccessibleDescription(/^must be below 100 %/)
  expect(screen.getByText('3 fields are not right yet.', { normalizer: plain })).toBeInTheDocument()
  await made.user.keyboard('{Control>}s{/Control}')
  await expect.poll(() => document.activeElement).toBe(key)
  expect(made.inputsOf('tasks.define')).toEqual([])
})

test('labels are added, moved and removed by keyboard', async () => {
  const made = setUp()
  await openAnimals(made)
  screen.getByLabelText('Name of label 2').focus()
  await made.user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(ids()).toEqual(['dog', 'cat'])
  expect(screen.getByLabelText('Name of label 1')).toHaveFocus()
  screen.getByLabelText('Id of label 2').focus()
  await made.user.keyboard('{Enter}')
  expect(screen.getByLabelText('Id of label 3')).toHaveFocus()
  await made.user.keyboard('owl')
  expect(ids()).toEqual(['dog', 'cat', 'owl'])
  screen.getByRole('button', { name: 'Remove owl' }).focus()
  await made.user.keyboard('{Enter}')
  expect(ids()).toEqual(['dog', 'cat'])
  expect(screen.getByLabelText('Id of label 2')).toHaveFocus()
})

test('a definition is pasted as JSON, checked as a file is', async () => {
  const made = setUp()
  await openAnimals(made)
  const paste = async (text: string) => {
    await made.user.clear(screen.getByLabelText('Definition as JSON'))
    await made.user.paste(text)
    await made.user.keyboard('{Control>}{Enter}{/Control}')
  }
  await made.user.click(screen.getByRole('button', { name: 'Paste…' }))
  await paste('{"id": "animals"')
  expect(screen.getByRole('alert')).toHaveTextContent('This is no JSON')
  await paste('{"id": "animals", "kind": "label", "labels": [{"id": "cat"}]}')
  expect(screen.getByRole('alert')).toHaveTextContent('labels must have at least two labels')
  await paste('{"id": "plants", "kind": "number"}')
  expect(screen.getByRole('alert')).toHaveTextContent('this one stays "animals"')
  await paste('{"id": "animals", "kind": "label", "labels": [{"id": "cat"}, {"id": "cow"}]}')
  expect(screen.getByLabelText('Id of label 2')).toHaveValue('cow')
  expect(made.inputsOf('tasks.define')).toEqual([])
})

test('leaving what was changed is asked once more', async () => {
  const made = setUp()
  await openAnimals(made)
  await made.user.type(screen.getByLabelText('Name'), '!')
  await made.user.keyboard('{Escape}')
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await made.user.keyboard('{Escape}')
  expect(screen.getByLabelText('Name')).toHaveValue('Animals!')
})

test('a task is proposed from the lines that wait for it', async () => {
  const made = setUp(
    {
      'tasks.awaited': () => succeed([{ task: 'birds', lines: 40 }]),
      'tasks.use': () => succeed({ use: null, setAside: { unknownTask: 40, unknownLabel: 0 } }),
      'tasks.propose': () =>
        succeed({ id: 'birds', kind: 'label', labels: [{ id: 'owl' }, { id: 'wren' }] }),
      'tasks.define': () =>
        succeed({
          ...defined,
          change: 'created',
          retried: {
            ...defined.retried,
            read: 40,
            accepted: 39,
            rejected: 1,
            reasons: { schema: 1 },
          },
        }),
    },
    { tasks: [] },
  )
  expect(screen.getByText('No task is defined yet')).toBeInTheDocument()
  await made.user.click(
    await screen.findByRole('button', { name: 'Propose a definition of birds' }),
  )
  expect(await screen.findByLabelText('Name')).toHaveFocus()
  expect(await screen.findByText(/40.lines set aside for it are tried again/)).toBeInTheDocument()
  await made.user.keyboard('Birds{Control>}{Enter}{/Control}')
  expect(
    await screen.findByText(/^Birds is defined\. .*39.lines accepted, 1.line still/),
  ).toBeInTheDocument()
  expect(made.inputsOf('tasks.define')[0]).toMatchObject({ revision: 0, task: { name: 'Birds' } })
})

test('a file that speaks of several tasks lets choose one, and one that was not chosen says nothing', async () => {
  const answers = [
    fail(makeError('cancelled')),
    succeed([
      { id: 'birds', kind: 'text' },
      { id: 'fish', kind: 'number' },
    ] as const),
  ]
  const made = setUp({ 'tasks.infer': () => answers.shift() ?? fail(makeError('internal')) })
  const propose = screen.getByRole('button', { name: 'Propose from a file…' })
  await made.user.click(propose)
  expect(screen.queryByRole('alert')).toBeNull()
  await made.user.click(propose)
  await made.user.click(await screen.findByRole('button', { name: /^fish/ }))
  expect(await screen.findByLabelText('Tolerance')).toHaveValue('0')
  expect(made.inputsOf('tasks.infer')).toEqual([{ file: null }, { file: null }])
})

test('a definition that somebody else changed meanwhile is not written over', async () => {
  const made = setUp({
    'tasks.define': () => fail(makeError('stale', 'It was changed since it was opened.')),
  })
  await openAnimals(made)
  await made.user.type(screen.getByLabelText('Name'), '!')
  await made.user.keyboard('{Control>}s{/Control}')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('It was changed since it was opened.')
  await made.user.click(within(alert).getByRole('button', { name: 'Look again' }))
  expect(screen.getByLabelText('Name')).toHaveValue('Animals')
})

test('a new task does not take the id of another', async () => {
  const made = setUp({ 'tasks.use': () => succeed(use) })
  made.keyboard.run('newTask')
  const id = await screen.findByLabelText('Id')
  expect(id).toHaveAccessibleDescription(/^What events call it/)
  await made.user.type(id, animals.task.id)
  expect(id).toHaveAccessibleDescription(/^is taken by another task/)
})

test('others read a task and change nothing', async () => {
  const made = setUp({}, { role: 'reviewer' })
  expect(screen.queryByRole('button', { name: 'New task' })).toBeNull()
  await made.user.click(screen.getByRole('button', { name: /^Animals/ }))
  expect(await screen.findByText('Only a lead changes a task.')).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toBeDisabled()
  await made.user.click(screen.getByRole('radio', { name: 'A text' }))
  expect(screen.getByRole('radio', { name: 'One label' })).toBeChecked()
  expect(screen.queryByRole('button', { name: /Save/ })).toBeNull()
})

/** Without the blank that keeps a number and its unit together. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
