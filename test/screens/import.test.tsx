import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { useKeys } from '../../renderer/keyboard/useKeys'
import { Import } from '../../renderer/screens/export/import/Import'
import { createImportStore } from '../../renderer/screens/export/import/store'
import type { ImportDone, ImportPreview } from '../../shared/contract/imports'
import type { TaskSummary } from '../../shared/contract/tasks'
import { fail, succeed } from '../../shared/result'
import { makeClient, makeDelayed, makeError, type Answers } from '../make/client'
import { makeTask } from '../make/review'

const summary: TaskSummary = { task: makeTask(), revision: 1, items: 3, versions: [] }

const decision = {
  kind: 'decision',
  item: 'c-1',
  value: 'cat',
  by: 'operator-a',
  confidence: null,
  at: '2026-03-02T09:00:00Z',
  problem: null,
} as const

const preview: ImportPreview = {
  format: 'csv',
  columns: ['case', 'body', 'verdict', 'who'],
  map: { item_id: 'case', text: 'body', value: 'verdict', decider: 'who' },
  task: 'animals',
  isWhole: false,
  rows: [
    { row: 2, cells: { case: 'c-1', verdict: 'cat' }, events: [decision], problem: null },
    {
      row: 3,
      cells: { case: 'c-2', verdict: 'cow' },
      events: [
        { ...decision, item: 'c-2', value: 'cow', problem: 'task "animals" has no label "cow"' },
      ],
      problem: null,
    },
    { row: 4, cells: { case: 'c-3' }, events: [], problem: 'the row has no value of a person' },
  ],
}

const done: ImportDone = {
  rows: 3,
  read: 2,
  accepted: 1,
  duplicate: 0,
  rejected: 1,
  reasons: { unknown_label: 1 },
  seconds: 0.1,
  skipped: 1,
  problems: [{ row: 4, message: 'the row has no value of a person' }],
}

function setUp(answers: Answers = {}, file: string | null = '/home/lead/past.csv') {
  const made = makeClient({
    'imports.preview': () => succeed(preview),
    'imports.run': () => succeed(done),
    ...answers,
  })
  const imports = createImportStore(made.client)
  imports.open(file)
  const keyboard = createKeyboard(() => 'linux')
  const chosen = { file: vi.fn<() => void>(), queue: vi.fn<() => void>() }
  function Window() {
    useKeys(keyboard)
    return (
      <KeyboardContext value={keyboard}>
        <Import
          imports={imports}
          tasks={[summary]}
          onChooseFile={chosen.file}
          onGoToQueue={chosen.queue}
        />
      </KeyboardContext>
    )
  }
  render(<Window />)
  return { ...made, imports, chosen, user: userEvent.setup() }
}

test('without a file it says what can be brought in, and the dialog is the app’s', async () => {
  const { user, chosen, inputsOf } = setUp({}, null)
  expect(screen.getByText(/Exports of Label Studio, Argilla, Prodigy/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Choose file…' }))
  expect(chosen.file).toHaveBeenCalledOnce()
  expect(inputsOf('imports.preview')).toEqual([])
})

test('the first rows stand beside the events they become, and what is wrong with them', async () => {
  setUp()
  const list = await screen.findByRole('list', { name: 'First rows' })
  expect(within(list).getAllByText(/^Decision by operator-a: c/)).toHaveLength(2)
  expect(list).toHaveTextContent('Would be set aside: task "animals" has no label "cow"')
  expect(list).toHaveTextContent('Makes no event: the row has no value of a person.')
  expect(screen.getByText(/2.decisions, 2 that will not come in/)).toBeInTheDocument()
  expect(screen.getByText(/There are no predictions in the first rows/)).toBeInTheDocument()
})

test('a column is named otherwise, and the rows are looked at anew', async () => {
  const { user, inputsOf } = setUp()
  await user.click(await screen.findByRole('combobox', { name: 'Note' }))
  await user.click(await screen.findByRole('option', { name: 'body' }))
  await vi.waitFor(() =>
    expect(inputsOf('imports.preview').at(-1)).toMatchObject({
      map: { ...preview.map, note: 'body' },
    }),
  )
  await user.type(screen.getByRole('textbox', { name: 'Person' }), 'team-a')
  await vi.waitFor(() =>
    expect(inputsOf('imports.preview').at(-1)).toMatchObject({ decider: 'team-a', model: null }),
  )
})

test('it is imported by keyboard, and says what was set aside, with a way there', async () => {
  const { user, inputsOf, chosen } = setUp()
  await screen.findByRole('list', { name: 'First rows' })
  await user.keyboard('{Control>}i{/Control}')
  expect(await screen.findByText(/3.rows read: 1.event stored, 1 set aside\./)).toBeInTheDocument()
  expect(inputsOf('imports.run')).toMatchObject([
    {
      task: 'animals',
      format: 'csv',
      file: '/home/lead/past.csv',
      name: 'past.csv',
      map: preview.map,
    },
  ])
  expect(screen.getByRole('list', { name: 'Rows without an event' })).toHaveTextContent('Row 4')
  await user.click(screen.getByRole('button', { name: 'See them on Queue' }))
  expect(chosen.queue).toHaveBeenCalledOnce()
})

test('an import on its way can be cancelled, and no other file is taken meanwhile', async () => {
  const answer = makeDelayed<ReturnType<typeof fail<ReturnType<typeof makeError>>>>()
  const { user, imports } = setUp({ 'imports.run': () => answer.promise })
  await screen.findByRole('list', { name: 'First rows' })
  await user.click(screen.getByRole('button', { name: /^Import/ }))
  act(() => imports.open('/home/lead/other.csv'))
  expect(screen.getByText('past.csv')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByText('Cancelling…')).toBeInTheDocument()
  await act(async () => answer.settle(fail(makeError('cancelled'))))
  expect(screen.getByText(/What was stored by then stays/)).toBeInTheDocument()
})

test('a file that cannot be read says why, and can be looked at again', async () => {
  let fails = true
  const { user } = setUp({
    'imports.preview': () =>
      fails ? fail(makeError('file_unreadable', 'It cannot be read as csv.')) : succeed(preview),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('It cannot be read as csv.')
  expect(screen.queryByRole('button', { name: /^Import/ })).not.toBeInTheDocument()
  fails = false
  await user.click(screen.getByRole('button', { name: 'Look again' }))
  expect(await screen.findByRole('list', { name: 'First rows' })).toBeInTheDocument()
})

test('a file that fits no task asks for one before it comes in', async () => {
  const { user, inputsOf } = setUp({
    'imports.preview': ({ task }) => succeed({ ...preview, task }),
  })
  expect(await screen.findByText(/No task knows the answers/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^Import/ })).toBeDisabled()
  await user.click(screen.getByRole('combobox', { name: 'Task' }))
  await user.click(await screen.findByRole('option', { name: summary.task.name ?? 'animals' }))
  await vi.waitFor(() => expect(screen.getByRole('button', { name: /^Import/ })).toBeEnabled())
  expect(inputsOf('imports.preview').at(-1)).toMatchObject({ task: 'animals', map: null })
})
