import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { ItemContext, Lane, OwnFigures } from '../../../shared/contract/review'
import type { Value } from '../../../shared/schema/event'
import type { Order } from '../../../shared/schema/order'
import type { Task } from '../../../shared/schema/task'
import { writeStamp, type Clock } from '../../state/clock'
import type { Notices } from '../../state/notices'
import { createRefresh } from '../../state/refresh'
import { preloadImages } from '../../ui/payload/images'
import { errorWords } from '../../words/errors'
import { redoneWords, undoneWords } from '../../words/review'
import { formatValue } from '../../words/values'
import { askPast } from './past/askPast'
import { createOwnList, type OwnList } from './past/ownList'
import type { AskPast } from './past/usePast'
import { readOrder, writeOrder } from './lanes/orders'
import { holding, nextSession, startSession, type Event, type Sent, type Session } from './session'

export interface Review {
  readonly store: StoreApi<Session>
  /** Turns to a task; the same task again takes over its new definition. */
  readonly open: (task: Task | null) => void
  readonly chooseLane: (lane: Lane) => void
  readonly chooseOrder: (order: Order) => void
  readonly painted: (itemId: string) => void
  readonly note: (note: string) => void
  readonly decide: (value: Value) => void
  /** Puts the item off, for ever or until a moment. */
  readonly defer: (reason: string, until: number | null) => void
  /** Asks for a reviewer's eye; the item stays on screen. */
  readonly flag: (note: string) => Promise<void>
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Puts another answer in place of one that producers were told already. */
  readonly correct: (itemId: string, value: Value, note: string) => Promise<boolean>
  /** What was decided lately; that it was looked at before this item is recorded. */
  readonly context: (itemId: string) => Promise<ItemContext | null>
  /** What happened to the item on screen so far, as far as it leads nobody. */
  readonly pastSoFar: AskPast
  /** What happened to an item that has been decided. */
  readonly past: AskPast
  readonly own: OwnList
  readonly ownFigures: (taskId: string) => Promise<OwnFigures | null>
  /** The person is in front of the screen: items are fetched for them. */
  readonly enter: () => void
  /** Keeps what this person holds from going to others while they are at it. */
  readonly heartbeat: () => void
  /** Gives back what this person holds, as when they go to another screen or close the window. */
  readonly leave: () => void
  readonly retry: () => void
  /** Looks whether something has come where nothing was. */
  readonly lookAgain: () => void
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
  /** Nobody gets items for whom they are not on screen. */
  let isHere = false

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
    const { task, lane, order } = store.getState()
    const held = holding(store.getState())
    // Disputes are ruled on, not decided; they come another way.
    const isDecided = lane !== 'disagreements' && lane !== 'flagged'
    if (!isHere || taking || !task || !isDecided || held.length >= wanted) return
    const mine = (taking = {})
    const answer = await client.ask('review.take', {
      ...writeStamp(clock),
      task: task.id,
      lane,
      holding: held.slice(0, 50),
      count: wanted - held.length,
      order,
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
      const { reason, until } = sent
      const answer = await client.ask('review.defer', { ...base, reason, until })
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

  async function stepBack(request: 'review.undo' | 'review.redo', kind: 'undone' | 'redone') {
    const { task } = store.getState()
    if (!task) return
    // The answer given last is what a person means, also while it is still on its way.
    await Promise.all(sending)
    const stamp = writeStamp(clock)
    const answer = await client.ask(request, { ...stamp, task: task.id })
    if (!answer.ok)
      return notices.add(
        answer.error.code === 'nothing_to_undo' ? 'plain' : 'bad',
        errorWords(answer.error),
      )
    dispatch({ kind, requestId: stamp.requestId, undone: answer.value })
    // Nothing on screen need have changed by that.
    if (answer.value.act === 'correction') {
      const words = request === 'review.undo' ? undoneWords : redoneWords
      notices.add('plain', words(answer.value, formatValue(task, answer.value.value)))
    }
    topUp()
    refreshCounts()
  }

  function lookAgain() {
    refreshCounts()
    if (store.getState().view.kind === 'empty') void take()
  }

  client.onChanged((topics) => {
    if (topics.includes('review')) lookAgain()
  })

  return {
    store,
    open(task) {
      const before = store.getState().task
      if (task && before?.id === task.id) return dispatch({ kind: 'defined', task })
      if (before) release(before)
      startAnew({ kind: 'opened', task, order: task ? readOrder(task.id, 'blind') : 'oldest' })
    },
    chooseLane(lane) {
      const { task, lane: before } = store.getState()
      if (lane === before) return
      if (!task) return
      release(task)
      startAnew({ kind: 'laneChosen', lane, order: readOrder(task.id, lane) })
    },
    chooseOrder(order) {
      const { task, lane } = store.getState()
      if (!task) return
      writeOrder(task.id, lane, order)
      release(task)
      startAnew({ kind: 'laneChosen', lane, order })
    },
    painted: (itemId) => dispatch({ kind: 'painted', itemId, at: clock.tick() }),
    note: (note) => dispatch({ kind: 'noted', note }),
    decide(value) {
      const { view } = store.getState()
      if (view.kind !== 'deciding' || view.shownAt === null) return
      const durationMs = Math.max(0, Math.round(clock.tick() - view.shownAt))
      send({ act: 'decision', requestId: clock.newId(), held: view.held, value, durationMs })
    },
    defer(reason, until) {
      const { view } = store.getState()
      if (view.kind !== 'deciding' || view.shownAt === null) return
      send({ act: 'deferral', requestId: clock.newId(), held: view.held, reason, until })
    },
    async flag(note) {
      const { task, view } = store.getState()
      if (!task || view.kind !== 'deciding') return
      const { itemId } = view.held.item
      dispatch({ kind: 'flagged', itemId, isFlagged: true })
      const stamp = writeStamp(clock)
      const answer = await client.ask('review.flag', { ...stamp, task: task.id, itemId, note })
      if (answer.ok) return refreshCounts()
      dispatch({ kind: 'flagged', itemId, isFlagged: false })
      notices.add('bad', `${itemId}: ${errorWords(answer.error)}`)
    },
    undo: () => stepBack('review.undo', 'undone'),
    redo: () => stepBack('review.redo', 'redone'),
    async correct(itemId, value, note) {
      const { task } = store.getState()
      if (!task) return false
      const input = { ...writeStamp(clock), task: task.id, itemId, value, note }
      const answer = await client.ask('review.correct', input)
      if (answer.ok) dispatch({ kind: 'corrected', itemId, value })
      else notices.add('bad', `${itemId}: ${errorWords(answer.error)}`)
      return answer.ok
    },
    async context(itemId) {
      const { task } = store.getState()
      const answer = task && (await client.ask('review.context', { task: task.id, itemId }))
      return answer?.ok ? answer.value : null
    },
    pastSoFar: askPast(client, store, true),
    past: askPast(client, store, false),
    own: createOwnList(client),
    async ownFigures(taskId) {
      const answer = await client.ask('review.ownFigures', { task: taskId })
      return answer.ok ? answer.value : null
    },
    enter() {
      if (isHere) return
      isHere = true
      void take()
    },
    heartbeat() {
      const { task } = store.getState()
      const itemIds = holding(store.getState()).slice(0, 50)
      if (!task || itemIds.length === 0) return
      void client.ask('review.heartbeat', { ...writeStamp(clock), task: task.id, itemIds })
    },
    leave() {
      if (!isHere) return
      isHere = false
      taking = null
      const { task } = store.getState()
      if (task) release(task)
      dispatch({ kind: 'left' })
    },
    retry() {
      const { lane, order } = store.getState()
      startAnew({ kind: 'laneChosen', lane, order })
    },
    lookAgain,
  }
}
