import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { Value } from '../../../../shared/schema/event'
import type { RulingKind } from '../../../../shared/schema/ruling'
import type { Task } from '../../../../shared/schema/task'
import { writeStamp, type Clock } from '../../../state/clock'
import type { Notices } from '../../../state/notices'
import { preloadImages } from '../../../ui/payload/images'
import { errorWords } from '../../../words/errors'
import { redoneWords, undoneWords } from '../../../words/review'
import { formatValue } from '../../../words/values'
import { askPast } from '../past/askPast'
import type { AskPast } from '../past/usePast'
import {
  holdingDisputes,
  nextRuling,
  startRuling,
  type RuleEvent,
  type RuleSession,
  type RulingLane,
  type SentRuling,
} from './session'

export interface Disputes {
  readonly store: StoreApi<RuleSession>
  readonly open: (task: Task, lane: RulingLane) => void
  /** Gives back what this reviewer holds, as they turn to something else. */
  readonly leave: () => void
  /** Keeps what this reviewer holds from going to others while they are at it. */
  readonly heartbeat: () => void
  readonly painted: (itemId: string) => void
  readonly note: (note: string) => void
  /** Puts the dispute behind those that wait. */
  readonly skip: () => void
  readonly rule: (kind: RulingKind, value: Value | null) => void
  readonly unflag: () => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** What happened to a dispute. */
  readonly past: AskPast
  readonly retry: () => void
  /** Looks whether something has come where nothing was. */
  readonly lookAgain: () => void
}

const wanted = 4

/** Ruling on disputes: the next one is on screen before the last ruling has been sent. */
export function createDisputes(
  client: Client,
  clock: Clock,
  notices: Pick<Notices, 'add'>,
): Disputes {
  const store = createStore<RuleSession>(() => startRuling)
  const dispatch = (event: RuleEvent) => store.setState(nextRuling(store.getState(), event))
  let taking: object | null = null
  const sending = new Set<Promise<void>>()

  async function take() {
    const { task, lane } = store.getState()
    const holding = holdingDisputes(store.getState())
    if (taking || !task || holding.length >= wanted) return
    const mine = (taking = {})
    const answer = await client.ask('review.disputes', {
      ...writeStamp(clock),
      task: task.id,
      lane,
      holding: holding.slice(0, 50),
      count: wanted,
    })
    if (taking !== mine) return
    taking = null
    if (!answer.ok) return dispatch({ kind: 'takeFailed', message: errorWords(answer.error) })
    for (const { payload } of answer.value) preloadImages(payload)
    dispatch({ kind: 'taken', disputes: answer.value })
  }

  function send(kind: RulingKind | null, value: Value | null) {
    const { view } = store.getState()
    if (view.kind !== 'ruling' || !view.isPainted) return
    const sent: SentRuling = { requestId: clock.newId(), held: view.held, kind, value }
    dispatch({ kind: 'sent', sent })
    void take()
    const work = deliver(sent).finally(() => sending.delete(work))
    sending.add(work)
  }

  async function deliver({ requestId, held: { dispute, note }, kind, value }: SentRuling) {
    const { task, itemId } = dispute
    const base = { requestId, at: clock.now(), task, itemId, note }
    const answer =
      kind === null
        ? await client.ask('review.unflag', base)
        : await client.ask('review.rule', { ...base, kind, value })
    if (answer.ok) return dispatch({ kind: 'stored', requestId, ruling: answer.value })
    dispatch({ kind: 'refused', requestId, words: errorWords(answer.error) })
  }

  async function step(request: 'review.undo' | 'review.redo') {
    const { task } = store.getState()
    if (!task) return
    await Promise.all(sending)
    const answer = await client.ask(request, { ...writeStamp(clock), task: task.id })
    if (!answer.ok)
      return notices.add(
        answer.error.code === 'nothing_to_undo' ? 'plain' : 'bad',
        errorWords(answer.error),
      )
    const words = request === 'review.undo' ? undoneWords : redoneWords
    notices.add('plain', words(answer.value, formatValue(task, answer.value.value)))
    const { act, item } = answer.value
    const { itemId } = item
    const isHere = store.getState().done.some(({ sent }) => sent.held.dispute.itemId === itemId)
    if (act !== 'ruling' || !isHere) return restart()
    dispatch({ kind: request === 'review.undo' ? 'undone' : 'redone', itemId })
    void take()
  }

  function restart() {
    const { task, lane } = store.getState()
    if (task) open(task, lane)
  }

  function open(task: Task, lane: RulingLane) {
    taking = null
    dispatch({ kind: 'opened', task, lane })
    void take()
  }

  function lookAgain() {
    if (store.getState().view.kind === 'empty') void take()
  }

  client.onChanged((topics) => {
    if (topics.includes('review')) lookAgain()
  })

  return {
    store,
    open,
    leave() {
      const { task, lane } = store.getState()
      const itemIds = holdingDisputes(store.getState()).slice(0, 50)
      taking = null
      dispatch({ kind: 'left' })
      // Only these: whoever comes from here to another lane holds items there already.
      if (task && lane === 'disagreements' && itemIds.length > 0)
        void client.ask('review.release', { ...writeStamp(clock), task: task.id, itemIds })
    },
    heartbeat() {
      const { task, lane } = store.getState()
      const itemIds = holdingDisputes(store.getState()).slice(0, 50)
      if (task && lane === 'disagreements' && itemIds.length > 0)
        void client.ask('review.heartbeat', { ...writeStamp(clock), task: task.id, itemIds })
    },
    painted: (itemId) => dispatch({ kind: 'painted', itemId }),
    note: (note) => dispatch({ kind: 'noted', note }),
    skip: () => dispatch({ kind: 'skipped' }),
    rule: send,
    unflag: () => send(null, null),
    undo: () => step('review.undo'),
    redo: () => step('review.redo'),
    past: askPast(client, store, false),
    retry: restart,
    lookAgain,
  }
}
