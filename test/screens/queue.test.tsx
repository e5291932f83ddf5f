import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { QueueScreen } from '../../renderer/screens/queue/Screen'
import { createQueueStore } from '../../renderer/screens/queue/store'
import { createNotices } from '../../renderer/state/notices'
import type { IngestCounts, QueueStatus, RejectedLine } from '../../shared/contract/queue'
import { fail, succeed } from '../../shared/result'
import { makeClient, makeError, type Answers } from '../make/client'
import { morning } from '../make/events'
import { makeClock } from '../make/review'

// The list draws only what is in sight, and jsdom has no heights.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400)
})
afterEach(() => vi.restoreAllMocks())

const makeLine = (id: number, facts: Partial<RejectedLine> = {}): RejectedLine => ({
  id,
  file: 'events.jsonl',
  line: id * 10,
  reason: 'schema',
  path: 'prediction.confidence',
  message: 'must be at most 1',
  at: '2026-03-02T09:00:00.000Z',
  ...facts,
})

const makeIngest = (facts: Partial<IngestCounts>): IngestCounts => ({
  read: 1,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  reasons: {},
  seconds: 0.01,
  ...facts,
})

const makeStatus = (
  lines: readonly RejectedLine[],
  facts: Partial<QueueStatus> = {},
): QueueStatus => ({
  inboxDir: '/home/lead/inbox',
  ownsInbox: true,
  ownerNote: null,
  trouble: null,
  events: { predictions: 1197, decisions: 1685, outcomes: 0 },
  itemsWithoutPayload: 3,
  unmatchedDecisions: 17,
  minutes: [{ at: morning, accepted: 4, rejected: 1 }],
  rejected: {
    total: lines.length,
    reasons: Object.fromEntries(
      lines.map(({ reason }) => [reason, lines.filter((line) => line.reason === reason).length]),
    ),
  },
  sources: [
    {
      id: 1,
      file: 'events.jsonl',
      from: 'inbox',
      state: 'done',
      bytesRead: 2000,
      bytesTotal: 2000,
      read: 12,
      accepted: 10,
      duplicate: 0,
      rejected: 2,
      startedAt: morning,
      finishedAt: morning,
      message: null,
    },
  ],
  ...facts,
})

function setUp(
  first: readonly RejectedLine[],
  answers: Answers = {},
  facts: Partial<QueueStatus> = {},
) {
  const lines = [...first]
  const made = makeClient({
    'queue.status': () => succeed(makeStatus(lines, facts)),
    'queue.rejected': ({ reason }) =>
      succeed({
        lines: lines.filter((line) => reason === null || line.reason === reason),
        next: null,
      }),
    'queue.rejectedText': ({ id }) =>
      succeed({ text: `{"line":${id},"confidence":1.5}`, bytes: 27, cut: false }),
    ...answers,
  })
  const notices = createNotices()
  const queue = createQueueStore(made.client, makeClock().clock, notices)
  const onShowInbox = vi.fn<() => void>()
  render(<QueueScreen queue={queue} onShowInbox={onShowInbox} onImport={null} />)
  const said = () =>
    notices.store.getState().notices.map(({ text }) => text.replaceAll('\u00a0', ' '))
  return { ...made, lines, queue, said, onShowInbox, user: userEvent.setup() }
}

test('what arrived and what waits stands in figures', async () => {
  setUp([])
  const arrivals = within(await screen.findByRole('region', { name: 'Arrivals' }))
  expect(arrivals.getByText('Predictions').parentElement).toHaveTextContent('Predictions1,197')
  expect(arrivals.getByText('Unmatched').parentElement).toHaveTextContent('Unmatched17')
  expect(screen.getByRole('region', { name: 'Files' })).toHaveTextContent(
    /10 accepted, 2 set aside/,
  )
  expect(screen.getByText(/Every line that came in was accepted/)).toBeInTheDocument()
})

test('a line that was set aside says which field is wrong and how it is mended', async () => {
  const { user } = setUp([makeLine(1), makeLine(2, { reason: 'not_json', path: '' })])
  await user.click(await screen.findByRole('option', { name: /Wrong field/ }))
  const chosen = within(screen.getByRole('region', { name: 'Line 10 of events.jsonl' }))
  expect(chosen.getByText('prediction.confidence')).toBeInTheDocument()
  expect(chosen.getByText('Correct the field named here and send the line.')).toBeInTheDocument()
  expect(await chosen.findByText('{"line":1,"confidence":1.5}')).toBeInTheDocument()
})

test('one reason can be looked at alone', async () => {
  const { user } = setUp([makeLine(1), makeLine(2, { reason: 'not_json' }), makeLine(3)])
  await user.click(await screen.findByRole('button', { name: 'Not JSON 1' }))
  expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toEqual([
    expect.stringContaining('Not JSON'),
  ])
})

test('arrows choose the next line', async () => {
  const { user } = setUp([makeLine(1), makeLine(2), makeLine(3)])
  const list = await screen.findByRole('listbox', { name: 'Lines set aside' })
  list.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(await screen.findByRole('region', { name: 'Line 20 of events.jsonl' })).toBeInTheDocument()
  await user.keyboard('{End}')
  expect(await screen.findByRole('region', { name: 'Line 30 of events.jsonl' })).toBeInTheDocument()
})

test('a mended line goes through the door, and is gone from the list', async () => {
  const { user, lines, inputsOf, said } = setUp([makeLine(1), makeLine(2)], {
    'queue.mend': ({ id }) => {
      lines.splice(
        lines.findIndex((line) => line.id === id),
        1,
      )
      return succeed(makeIngest({ accepted: 1 }))
    },
  })
  await user.click((await screen.findAllByRole('option'))[0] ?? document.body)
  await user.click(await screen.findByRole('button', { name: 'Mend…' }))
  const text = screen.getByRole('textbox', { name: 'Mended line' })
  expect(text).toHaveFocus()
  await user.clear(text)
  await user.type(text, 'better{Enter}line')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(inputsOf('queue.mend')).toMatchObject([{ id: 1, text: 'betterline' }])
  await vi.waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  expect(said()).toEqual(['1 line accepted.'])
  expect(screen.getByText(/Choose a line to see/)).toBeInTheDocument()
})

test('a line that is still wrong after a retry stays, and a message says why', async () => {
  const { user, inputsOf, said } = setUp([makeLine(1)], {
    'queue.retry': () => succeed(makeIngest({ rejected: 1, reasons: { schema: 1 } })),
  })
  await user.click(await screen.findByRole('option'))
  await user.click(await screen.findByRole('button', { name: 'Retry this' }))
  await vi.waitFor(() => expect(said()).toEqual(['1 line still set aside (wrong field).']))
  expect(inputsOf('queue.retry')).toMatchObject([{ ids: [1] }])
  expect(screen.getByRole('option')).toBeInTheDocument()
})

test('retrying all of them sends no list of ids', async () => {
  const { user, inputsOf } = setUp([makeLine(1), makeLine(2)], {
    'queue.retry': () => succeed(makeIngest({ accepted: 2 })),
  })
  await user.click(await screen.findByRole('button', { name: 'Retry all' }))
  expect(inputsOf('queue.retry')).toMatchObject([{ ids: null }])
})

test('before anything has arrived the screen shows the inbox', async () => {
  const { user, onShowInbox } = setUp([], {}, { sources: [] })
  expect(await screen.findByText('Nothing has arrived yet')).toBeInTheDocument()
  await user.click(screen.getAllByRole('button', { name: 'Show folder' })[0] ?? document.body)
  expect(onShowInbox).toHaveBeenCalledOnce()
})

test('figures that could not be refreshed stay, with a word about it', async () => {
  let isBroken = false
  const { push } = setUp([], {
    'queue.status': () =>
      isBroken ? fail(makeError('internal', 'The disk is gone.')) : succeed(makeStatus([])),
  })
  await screen.findByRole('region', { name: 'Arrivals' })
  isBroken = true
  act(() => push('queue'))
  expect(await screen.findByRole('alert', {}, { timeout: 2000 })).toHaveTextContent(
    'The disk is gone.',
  )
  expect(screen.getByRole('region', { name: 'Arrivals' })).toBeInTheDocument()
})

test('trouble with the inbox is said in the words of the process that has it', async () => {
  setUp([], {}, { trouble: 'The disk is full: events.jsonl waits.' })
  expect(await screen.findByText('The disk is full: events.jsonl waits.')).toBeInTheDocument()
})
