import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { KeyboardContext } from '../../renderer/keyboard/useCommand'
import { createKeyboard } from '../../renderer/keyboard/keyboard'
import { useKeys } from '../../renderer/keyboard/useKeys'
import { ExportScreen } from '../../renderer/screens/export/Screen'
import { createImportStore } from '../../renderer/screens/export/import/store'
import { createExportStore } from '../../renderer/screens/export/store'
import type { ExportDone, ExportEntry, UnfinishedExport } from '../../shared/contract/exports'
import type { TaskSummary } from '../../shared/contract/tasks'
import { fail, succeed } from '../../shared/result'
import { exportOptionsSchema } from '../../shared/schema/export'
import { makeClient, makeDelayed, makeError, type Answers } from '../make/client'
import { morning } from '../make/events'
import { makeClock, makeTask } from '../make/review'

afterEach(() => vi.restoreAllMocks())

const summary: TaskSummary = {
  task: makeTask(),
  revision: 1,
  items: 3,
  versions: [{ model: 'eyes', version: '1', predictions: 3, firstSeenAt: morning }],
}

const options = exportOptionsSchema.parse({ task: 'animals', format: 'csv' })

const done: ExportDone = {
  dir: '/home/lead/work/exports/animals-2026-03-02-csv',
  manifestFile: '/home/lead/work/exports/animals-2026-03-02-csv/manifest.json',
  manifest: {
    manifest_version: 1,
    app: 'Understudy',
    app_version: '0.1.0',
    created_at: '2026-03-02T09:00:00.000Z',
    task: 'animals',
    task_revision: 1,
    policy_revision: 2,
    format: 'csv',
    rows: 'item',
    filters: {},
    media: 'copy',
    names: 'keep',
    counts: {
      rows: 1200,
      items: 1200,
      value_from: { outcome: 100, adjudication: 0, human: 1100, model: 0, nobody: 0 },
      left_out: { automatic: 0, by_filters: 0, undecided: 0 },
      media_copied: 0,
      media_missing: 0,
    },
    splits: [],
    columns: [],
    files: [{ path: 'data.csv', bytes: 1, sha256: '', rows: 1200 }],
  },
  resumed: null,
}

const entry: ExportEntry = {
  id: 1,
  task: 'animals',
  options: { ...options, onlyDisagreements: true },
  dir: '/somewhere/else',
  items: 4,
  rows: 7,
  bytes: 13_300,
  person: 'lead-a',
  startedAt: morning,
  finishedAt: morning,
}

interface Facts {
  readonly mayExport?: boolean
  readonly folder?: string | null
  readonly task?: TaskSummary | null
}

function setUp(answers: Answers = {}, facts: Facts = {}) {
  const made = makeClient({
    'exports.count': () => succeed({ items: 1200, rows: 1200, automatic: 0, lastExportAt: null }),
    'exports.list': () => succeed([]),
    'exports.unfinished': () => succeed([]),
    'exports.run': () => succeed(done),
    ...answers,
  })
  const exports = createExportStore(made.client, makeClock().clock)
  exports.open(facts.task === undefined ? summary : facts.task)
  const keyboard = createKeyboard(() => 'linux')
  const chosen = {
    folder: vi.fn<() => void>(),
    shown: vi.fn<() => void>(),
    shownExport: vi.fn<() => void>(),
    file: vi.fn<() => void>(),
    queue: vi.fn<() => void>(),
  }
  function Window() {
    useKeys(keyboard)
    return (
      <KeyboardContext value={keyboard}>
        <ExportScreen
          exports={exports}
          imports={createImportStore(made.client)}
          tasks={[summary]}
          mayExport={facts.mayExport ?? true}
          folder={facts.folder ?? null}
          onChooseFolder={chosen.folder}
          onShowFolder={chosen.shown}
          onShowExport={chosen.shownExport}
          onChooseFile={chosen.file}
          onGoToQueue={chosen.queue}
        />
      </KeyboardContext>
    )
  }
  render(<Window />)
  return { ...made, exports, chosen, user: userEvent.setup() }
}

test('how many rows it would be is counted, and counted anew with every choice', async () => {
  const { user, inputsOf } = setUp({
    'exports.count': ({ onlyDisagreements }) =>
      succeed({
        items: onlyDisagreements ? 4 : 1200,
        rows: onlyDisagreements ? 7 : 1200,
        automatic: 12,
        lastExportAt: null,
      }),
  })
  expect(await screen.findByText('1,200 rows')).toBeInTheDocument()
  expect(screen.getByText(/12.items that the model decided alone stay out/)).toBeInTheDocument()
  await user.click(screen.getByRole('checkbox', { name: 'Disagreements' }))
  expect(await screen.findByText('7 rows of 4 items')).toBeInTheDocument()
  expect(inputsOf('exports.count').at(-1)).toMatchObject({
    task: 'animals',
    onlyDisagreements: true,
    format: 'jsonl',
  })
})

test('all choices go out with the export, by keyboard alone', async () => {
  const { user, inputsOf } = setUp({}, { folder: '/home/lead/out' })
  await screen.findByText('1,200 rows')
  const press = async (role: string, name: string) => {
    screen.getByRole(role, { name }).focus()
    await user.keyboard(' ')
  }
  await press('checkbox', 'Ground truth')
  await press('checkbox', 'People under other names')
  await press('checkbox', 'With pictures and documents')
  await press('radio', 'CSV')
  await press('radio', 'One row a decision')
  await user.click(screen.getByText('Stages, versions and lanes'))
  await press('checkbox', 'Shadow')
  await press('checkbox', 'eyes 1')
  await press('checkbox', 'Audit')
  await user.type(screen.getByLabelText('From'), '2026-03-01')
  ;(document.activeElement as HTMLElement).blur()
  await user.keyboard('{Control>}e{/Control}')
  expect(await screen.findByText('Exported 1,200 rows.')).toBeInTheDocument()
  expect(inputsOf('exports.run')).toMatchObject([
    {
      dir: null,
      within: '/home/lead/out',
      options: {
        task: 'animals',
        format: 'csv',
        rows: 'decision',
        names: 'replace',
        media: 'leave-out',
        onlyGroundTruth: true,
        stages: ['shadow'],
        versions: [{ model: 'eyes', version: '1' }],
        lanes: ['audit'],
        from: '2026-03-01',
        split: null,
      },
    },
  ])
})

test('what was exported says whose values it holds and where it lies', async () => {
  const { user, chosen } = setUp()
  await user.click(await screen.findByRole('button', { name: /^Export/ }))
  expect(await screen.findByText('100 from outcomes, 1,100 from people.')).toBeInTheDocument()
  expect(screen.getByText(done.dir)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show folder' }))
  expect(chosen.shownExport).toHaveBeenCalledOnce()
})

test('an export that is on its way can be cancelled', async () => {
  const answer = makeDelayed<ReturnType<typeof fail<ReturnType<typeof makeError>>>>()
  const { user } = setUp({ 'exports.run': () => answer.promise })
  await user.click(await screen.findByRole('button', { name: /^Export/ }))
  expect(await screen.findByText(/Exporting…/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Export/ })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByText('Cancelling…')).toBeInTheDocument()
  await act(async () => answer.settle(fail(makeError('cancelled'))))
  expect(screen.getByText('Cancelled. Nothing was left behind.')).toBeInTheDocument()
})

test('why an export failed stays until something is changed', async () => {
  const { user } = setUp({
    'exports.run': () => fail(makeError('busy', 'The disk is full.')),
  })
  await user.click(await screen.findByRole('button', { name: /^Export/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
  await user.click(screen.getByRole('checkbox', { name: 'Disagreements' }))
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('with nothing to export it says why, and does not export', async () => {
  const nothing = { items: 0, rows: 0, automatic: 0, lastExportAt: morning }
  const { user } = setUp({ 'exports.count': () => succeed(nothing) })
  expect(await screen.findByText(/Nobody has decided an item/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /^Export/ })).toBeDisabled()
  await user.click(screen.getByRole('checkbox', { name: 'New since the last export' }))
  expect(await screen.findByText(/Nothing has come since/)).toBeInTheDocument()
})

test('a count that fails can be asked for again', async () => {
  let fails = true
  const { user } = setUp({
    'exports.count': () =>
      fails
        ? fail(makeError('busy', 'The database is locked.'))
        : succeed({ items: 3, rows: 3, automatic: 0, lastExportAt: null }),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('The database is locked.')
  fails = false
  await user.click(screen.getByRole('button', { name: 'Count again' }))
  expect(await screen.findByText('3 rows')).toBeInTheDocument()
})

test('past exports are listed with what they held, and asked for again after a new one', async () => {
  const entries: ExportEntry[] = [entry]
  const { push } = setUp({ 'exports.list': () => succeed(entries) })
  const list = await screen.findByRole('list', { name: 'Exports so far' })
  expect(list).toHaveTextContent('CSV · only disagreements')
  expect(list).toHaveTextContent('7 rows of 4 items, 13.3 kB')
  expect(list).toHaveTextContent('by lead-a')
  entries.unshift({ ...entry, id: 2, options: { ...options, format: 'parquet' } })
  act(() => push('exports'))
  expect(await within(list).findByText('Parquet')).toBeInTheDocument()
})

test('formats that hold decisions inside ask for no rows', async () => {
  const { user } = setUp()
  await user.click(await screen.findByRole('radio', { name: 'One row a decision' }))
  await user.click(screen.getByRole('radio', { name: 'Label Studio' }))
  expect(screen.queryByRole('radio', { name: 'One row a decision' })).not.toBeInTheDocument()
  expect(screen.getByText(/One entry an item/)).toBeInTheDocument()
})

test('whoever is no lead is told so, and nothing is asked', async () => {
  const { asked } = setUp({}, { mayExport: false })
  expect(screen.getByText('Exports and imports are made by leads')).toBeInTheDocument()
  expect(asked).toEqual([])
})

test('without a task it says what to do', () => {
  setUp({}, { task: null })
  expect(screen.getByText('There is no task yet')).toBeInTheDocument()
})

const unfinished: UnfinishedExport = {
  id: 'abc',
  dir: '/somewhere/else',
  options,
  person: 'lead-a',
  startedAt: morning,
  rows: 50_000,
  done: 60_000,
  total: 120_000,
  isRunning: false,
}

test('an interrupted export is gone on with, and says what could be kept', async () => {
  const { user, inputsOf } = setUp({
    'exports.unfinished': () => succeed([unfinished, { ...unfinished, id: 'x', isRunning: true }]),
    'exports.resume': () => succeed({ ...done, resumed: { keptRows: 1000, lostRows: 1 } }),
  })
  const list = await screen.findByRole('list', { name: 'Interrupted exports' })
  expect(within(list).getAllByRole('listitem')).toHaveLength(1)
  expect(within(list).getByText(/50,000.rows written, 50.% of the way/)).toBeInTheDocument()
  await user.click(within(list).getByRole('button', { name: 'Resume' }))
  expect(inputsOf('exports.resume')).toMatchObject([{ id: 'abc', dir: null }])
  expect(
    await screen.findByText(/1,000.rows could be kept. The data of 1 more/),
  ).toBeInTheDocument()
})

test('an interrupted export is discarded on a second word only, and a refusal is told', async () => {
  const { user, inputsOf } = setUp({
    'exports.unfinished': () => succeed([{ ...unfinished, rows: 0 }]),
    'exports.discard': () => fail(makeError('busy', 'It is still being written.')),
  })
  await user.click(await screen.findByRole('button', { name: 'Discard…' }))
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(inputsOf('exports.discard')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Discard…' }))
  expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Discard it' }))
  expect(inputsOf('exports.discard')).toMatchObject([{ id: 'abc', dir: null }])
  expect(await screen.findByText('It is still being written.')).toBeInTheDocument()
})
