import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { RequestError } from '../../../shared/contract/errors'
import type { IngestCounts, RejectedLine } from '../../../shared/contract/queue'
import type { Result } from '../../../shared/result'
import type { RejectionReason } from '../../../shared/schema/rejection'
import { writeStamp, type Clock } from '../../state/clock'
import type { Notices } from '../../state/notices'
import { createRefresh } from '../../state/refresh'
import { errorWords } from '../../words/errors'
import { ingestWords } from '../../words/queue'
import { nextSession, startSession, type Event, type Session } from './session'

export interface Queue {
  readonly store: StoreApi<Session>
  /** Asks how things stand; the lines too while somebody looks at them. */
  readonly refresh: () => void
  readonly watch: () => () => void
  readonly filter: (reason: RejectionReason | null) => void
  readonly more: () => void
  readonly choose: (line: RejectedLine) => void
  readonly edit: (draft: string | null) => void
  readonly retry: (id: number) => Promise<void>
  readonly retryAll: () => Promise<void>
  readonly mend: () => Promise<void>
}

const pageSize = 200
const mostAtOnce = 1000

/** What arrived, what was set aside, and how that is mended. */
export function createQueueStore(
  client: Client,
  clock: Clock,
  notices: Pick<Notices, 'add'>,
): Queue {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const refresh = createRefresh(ask, 1000)
  let watchers = 0
  let isLoadingMore = false

  async function ask() {
    const answer = await client.ask('queue.status', {})
    if (answer.ok) dispatch({ kind: 'status', status: answer.value })
    else dispatch({ kind: 'statusFailed', message: errorWords(answer.error) })
    if (watchers > 0) await askLines(null)
  }

  async function askLines(after: number | null) {
    const { reason, lines } = store.getState()
    // Asked anew, as many are fetched as are there, so that the list does not jump.
    const here = after === null && lines.kind === 'shown' ? lines.lines.length : 0
    const limit = Math.min(mostAtOnce, Math.max(pageSize, here))
    const answer = await client.ask('queue.rejected', { reason, after, limit })
    if (answer.ok) dispatch({ kind: 'lines', reason, after, ...answer.value })
    else dispatch({ kind: 'linesFailed', message: errorWords(answer.error) })
  }

  /** Sends lines through the door again and tells what came of it. */
  async function send(asked: Promise<Result<IngestCounts, RequestError>>) {
    dispatch({ kind: 'sending', is: true })
    const answer = await asked
    dispatch({ kind: 'sending', is: false })
    if (!answer.ok) return notices.add('bad', errorWords(answer.error))
    notices.add('plain', ingestWords(answer.value))
    await ask()
    const { chosen } = store.getState()
    if (chosen.kind !== 'none') choose(chosen.line)
  }

  function choose(line: RejectedLine) {
    dispatch({ kind: 'chosen', line })
    void client.ask('queue.rejectedText', { id: line.id }).then((answer) => {
      if (answer.ok) dispatch({ kind: 'text', id: line.id, text: answer.value })
      else dispatch({ kind: 'textFailed', id: line.id, message: errorWords(answer.error) })
    })
  }

  const retry = (ids: number[] | null) =>
    send(client.ask('queue.retry', { ...writeStamp(clock), ids }))

  client.onChanged((topics) => {
    if (topics.includes('queue')) refresh()
  })

  return {
    store,
    refresh,
    choose,
    watch() {
      watchers += 1
      void askLines(null)
      refresh()
      return () => {
        watchers -= 1
      }
    },
    filter(reason) {
      dispatch({ kind: 'filtered', reason })
      void askLines(null)
    },
    more() {
      const { lines } = store.getState()
      if (isLoadingMore || lines.kind !== 'shown' || lines.next === null) return
      isLoadingMore = true
      void askLines(lines.next).finally(() => {
        isLoadingMore = false
      })
    },
    edit: (draft) => dispatch({ kind: 'edited', draft }),
    retry: (id) => retry([id]),
    retryAll: () => retry(null),
    async mend() {
      const { chosen } = store.getState()
      if (chosen.kind !== 'shown' || chosen.draft === null) return
      const { line, draft } = chosen
      await send(client.ask('queue.mend', { ...writeStamp(clock), id: line.id, text: draft }))
    },
  }
}
