import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { Lane } from '../../../shared/contract/review'
import type { Value } from '../../../shared/schema/event'
import type { Task } from '../../../shared/schema/task'
import { writeStamp, type Clock } from '../../state/clock'
import type { Notices } from '../../state/notices'
import { createRefresh } from '../../state/refresh'
import { preloadImages } from '../../ui/payload/images'
import { errorWords } from '../../words/errors'
import { holding, nextSession, startSession, type Event, type Sent, type Session } from './session'

export interface Review {
  readonly store: StoreApi<Session>
  /** Turns to a task; the same task again takes over its new definition. */
  readonly open: (task: Task | null) => void
  readonly chooseLane: (lane: Lane) => void
  readonly painted: (itemId: string) => void
  readonly note: (note: string) => void
  readonly decide: (value: Value) => void
  readonly defer: (reason: string) => void
  readonly undo: () => Promise<void>
  readonly retry: () => void
}

const wanted = 8
const topUpBelow = 4

/** Deciding items: the next one is on screen before the last answer has been sent. */
export function createReviewStore(
  client: Client,
  clock: Clock,
  notices: Pick<Notices, 'add'>,
): Review {
  const store = createStore<Session>(() => startSession)
  const sending = new Set<Promise<void>>()
  /** Names the take that is under way, so that a late answer to an earlier one is told apart. */
  let taking: object | null = null

  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const refreshCounts = createRefresh(askCounts, 300)

  async function askCounts() {
    const { task } = store.getState()
    if (!task) return
    const answer = await client.ask('review.lanes', { task: task.id })
    if (!answer.ok || store.getState().task?.id !== task.id) return
    dispatch({ kind: 'counted', ...answer.value })
  }

  async function take() {
    const { task, lane } = store.getState()
    const held = holding(store.getState())
    if (taking || !task || held.length >= wanted) return
    const mine = (taking = {})
    const answer = await client.ask('review.take', {
      ...writeStamp(clock),
      task: task.id,
      lane,
      holding: held.slice(0, 50),
      count: wanted - held.length,
    })
    if (taking !== mine) return
    taking = null
    if (!answer.ok) return dispatch({ kind: 'takeFailed', message: errorWords(answer.error) })
    for (const item of answer.value) preloadImages(item.payload)
    dispatch({ kind: 'taken', lane, items: answer.value })
  }

  function topUp() {
    const { view, ahead } = store.getState()
    if (view.kind === 'loading' || ahead.length < topUpBelow) void take()
  }

  function startAnew(event: Event) {
    taking = null
    dispatch(event)
    refreshCounts()
    void take()
  }

  function release(task: Task) {
    void client.ask('review.release', { ...writeStamp(clock), task: task.id, itemIds: null })
  }

  /** Shows the next item, then sends; whatever comes of it is told by the answer. */
  function send(sent: Sent) {
    dispatch({ kind: 'sent', sent })
    topUp()
    const work = deliver(sent).finally(() => sending.delete(work))
    sending.add(work)
  }

  async function deliver(sent: Sent) {
    const { requestId, held } = sent
    const { task, itemId, lane } = held.item
    const base = { requestId, at: clock.now(), task, itemId, lane }
    if (sent.act === 'decision') {
      const { value, durationMs } = sent
      const input = { ...base, value, note: held.note, durationMs }
      const answer = await client.ask('review.decide', input)
      if (!answer.ok) return refuse(sent, answer.error)
      dispatch({ kind: 'revealed', requestId, reveal: answer.value })
    } else {
      const answer = await client.ask('review.defer', { ...base, reason: sent.reason })
      if (!answer.ok) return refuse(sent, answer.error)
      dispatch({ kind: 'deferred', requestId })
    }
    refreshCounts()
  }

  function refuse(sent: Sent, error: Parameters<typeof errorWords>[0]) {
    const words = errorWords(error)
    dispatch({ kind: 'refused', requestId: sent.requestId, error, words })
    // Where the item is on screen again it says so itself.
    const { itemId } = sent.held.item
    if (!holding(store.getState()).includes(itemId)) notices.add('bad', `${itemId}: ${words}`)
    topUp()
  }

  client.onChanged((topics) => {
    if (!topics.includes('review')) return
    refreshCounts()
    if (store.getState().view.kind === 'empty') void take()
  })

  return {
    store,
    open(task) {
      const before = store.getState().task
      if (task && before?.id === task.id) return dispatch({ kind: 'defined', task })
      if (before) release(before)
      startAnew({ kind: 'opened', task })
    },
    chooseLane(lane) {
      const { task, lane: before } = store.getState()
      if (lane === before) return
      if (task) release(task)
      startAnew({ kind: 'laneChosen', lane })
    },
    painted: (itemId) => dispatch({ kind: 'painted', itemId, at: clock.tick() }),
    note: (note) => dispatch({ kind: 'noted', note }),
    decide(value) {
      const { view } = store.getState()
      if (view.kind !== 'deciding' || view.shownAt === null) return
      const durationMs = Math.max(0, Math.round(clock.tick() - view.shownAt))
      send({ act: 'decision', requestId: clock.newId(), held: view.held, value, durationMs })
    },
    defer(reason) {
      const { view } = store.getState()
      if (view.kind !== 'deciding' || view.shownAt === null) return
      send({ act: 'deferral', requestId: clock.newId(), held: view.held, reason })
    },
    async undo() {
      const { task } = store.getState()
      if (!task) return
      // The answer given last is what a person means, also while it is still on its way.
      await Promise.all(sending)
      const stamp = writeStamp(clock)
      const answer = await client.ask('review.undo', { ...stamp, task: task.id })
      if (!answer.ok)
        return notices.add(
          answer.error.code === 'nothing_to_undo' ? 'plain' : 'bad',
          errorWords(answer.error),
        )
      dispatch({ kind: 'undone', requestId: stamp.requestId, undone: answer.value })
      refreshCounts()
    },
    retry() {
      startAnew({ kind: 'laneChosen', lane: store.getState().lane })
    },
  }
}
