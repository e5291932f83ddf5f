import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { App } from '../../renderer/App'
import { createWindow } from '../../renderer/window'
import type { Answer, Bridge } from '../../shared/contract/bridge'
import type { DesktopState, MenuAct } from '../../shared/contract/desktop'
import type { RequestName } from '../../shared/contract/requests'
import type { Person } from '../../shared/contract/workspace'
import { fail, succeed } from '../../shared/result'
import { makeError } from '../make/client'
import { makeReviewItem, makeTask } from '../make/review'

beforeEach(() => {
  localStorage.clear()
  document.documentElement.className = ''
  // jsdom knows no media queries.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: ignore }))
})

const lead: Person = { id: 1, name: 'lead-a', role: 'lead' }
const operator: Person = { id: 2, name: 'operator-a', role: 'operator' }

const makeDesktop = (facts: Partial<DesktopState>): DesktopState => ({
  state: 'open',
  dir: '/home/lead/work',
  message: null,
  appVersion: '0.1.0',
  platform: 'linux',
  exportDir: null,
  importFile: null,
  ...facts,
})

interface Hear {
  desktop: (state: DesktopState) => void
  menu: (act: MenuAct) => void
}

type Answers = Partial<Record<RequestName, () => Answer>>

/** The whole window over a made bridge. */
function setUp(desktop: DesktopState, people: readonly Person[] = [lead], answers: Answers = {}) {
  let person: Person | null = null
  const acts: string[] = []
  const hear: Hear = { desktop: ignore, menu: ignore }
  const all: Answers = {
    'session.current': () =>
      succeed({
        workspace: {
          dir: '/home/lead/work',
          timeZone: 'UTC',
          createdAt: 0,
          ownsInbox: true,
          ownerNote: null,
          people,
        },
        person,
      }),
    'tasks.list': () => succeed([{ task: makeTask(), revision: 1, items: 3, versions: [] }]),
    'review.lanes': () =>
      succeed({
        lanes: [{ lane: 'blind', waiting: 1234, oldestAt: 0 }],
        progress: {
          decidedToday: 0,
          ruledToday: 0,
          medianSeconds: null,
          canUndo: false,
          canRedo: false,
        },
      }),
    'review.take': () => succeed([makeReviewItem('a')]),
    'review.release': () => succeed(null),
    'queue.status': () => fail(makeError('busy')),
    ...answers,
  }
  const asked: { name: string; input: unknown }[] = []
  const bridge: Bridge = {
    async ask(name, input) {
      asked.push({ name, input })
      if (name === 'session.signIn') {
        person = people.find((one) => one.name === (input as { name: string }).name) ?? null
        return person ? succeed(person) : fail(makeError('not_found', 'Nobody has this name.'))
      }
      return all[name as RequestName]?.() ?? fail(makeError('internal', `no answer to ${name}`))
    },
    cancel: ignore,
    onChanged: () => ignore,
    onProgress: () => ignore,
    onMenu: (listener) => {
      hear.menu = listener
      return ignore
    },
    keep: async () => ({ kind: 'cancelled' }),
    desktop: async (asksFor) => {
      acts.push(asksFor)
      return desktop
    },
    onDesktop: (listener) => {
      hear.desktop = listener
      return ignore
    },
  }
  // The address outlives a test as it outlives a reload.
  window.history.replaceState(null, '', '#')
  render(<App {...createWindow(bridge)} />)
  return { acts, asked, hear, user: userEvent.setup() }
}

test('at the first start one key opens the sample', async () => {
  const { acts, user } = setUp(makeDesktop({ state: 'choose', dir: null }))
  const sample = await screen.findByRole('button', { name: /sample data/ })
  expect(sample).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(acts).toEqual(['state', 'openSample'])
})

test('a workspace that cannot be opened says why, and the choices stay', async () => {
  setUp(makeDesktop({ state: 'failed', message: 'The database is newer than this app.' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The database is newer than this app.')
  expect(screen.getByRole('button', { name: /Open workspace/ })).toBeInTheDocument()
})

test('the only person of a workspace is signed in without being asked', async () => {
  setUp(makeDesktop({}))
  expect(await screen.findByRole('heading', { name: 'Review' })).toBeInTheDocument()
  expect(
    await screen.findByRole('button', { name: /^Review\s*1,234\s*waiting$/ }),
  ).toBeInTheDocument()
})

test('of several people one chooses, by arrow and Enter', async () => {
  const { user, asked } = setUp(makeDesktop({}), [lead, operator])
  expect(await screen.findByRole('button', { name: /lead-a/ })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('button', { name: /operator-a/ })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: 'Review' })).toBeInTheDocument()
  expect(asked).toContainEqual({ name: 'session.signIn', input: { name: 'operator-a' } })
})

test('closing the workspace leads back to the first choice', async () => {
  const { hear } = setUp(makeDesktop({}))
  await screen.findByRole('heading', { name: 'Review' })
  act(() => hear.desktop(makeDesktop({ state: 'choose', dir: null })))
  expect(screen.getByRole('button', { name: /sample data/ })).toBeInTheDocument()
})

test('keys and the menu lead from screen to screen', async () => {
  const { hear, user } = setUp(makeDesktop({}))
  await screen.findByRole('heading', { name: 'Review' })
  await user.keyboard('{Control>}2{/Control}')
  expect(screen.getByRole('heading', { name: 'Agreement' })).toBeInTheDocument()
  act(() => hear.menu('queue'))
  expect(screen.getByRole('heading', { name: 'Queue' })).toBeInTheDocument()
})

test('the palette finds a command by its name and does it', async () => {
  const { user } = setUp(makeDesktop({}))
  await screen.findByRole('heading', { name: 'Review' })
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'queue')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: 'Queue' })).toBeInTheDocument()
})

test.each(['{Control>}k{/Control}', '?'])(
  'no key decides an item over what %s opens',
  async (keys) => {
    const { user, asked } = setUp(makeDesktop({}))
    await screen.findByRole('article')
    await user.keyboard(keys)
    await screen.findByRole('dialog')
    // Long enough for the item below to have been painted: then only the dialog keeps the key from it.
    await new Promise((resolve) => setTimeout(resolve, 150))
    await user.keyboard('1')
    expect(asked.filter(({ name }) => name === 'review.decide')).toEqual([])
  },
)

test('the sheet lists every command that has a key', async () => {
  const { user } = setUp(makeDesktop({}))
  await screen.findByRole('heading', { name: 'Review' })
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Shortcuts' })
  expect(sheet).toHaveTextContent('Undo what you did last')
  expect(sheet).toHaveTextContent('Search commands')
})

test('dark is chosen once and stays chosen', async () => {
  const { user } = setUp(makeDesktop({}))
  await user.click(await screen.findByRole('button', { name: 'Switch to dark' }))
  expect(document.documentElement).toHaveClass('dark')
  expect(localStorage.getItem('understudy.theme')).toBe('dark')
})

test('while the data process is started again the window says so, and goes on by itself', async () => {
  let isDown = true
  setUp(makeDesktop({}), [lead], {
    'tasks.list': () =>
      isDown
        ? fail(makeError('disconnected'))
        : succeed([{ task: makeTask(), revision: 1, items: 3, versions: [] }]),
  })
  expect(await screen.findByText(/being started again/)).toBeInTheDocument()
  isDown = false
  expect(await screen.findByRole('article')).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText(/being started again/)).not.toBeInTheDocument())
})

function ignore() {}
