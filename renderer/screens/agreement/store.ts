import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { Task } from '../../../shared/schema/task'
import { createRefresh } from '../../state/refresh'
import { errorWords } from '../../words/errors'
import { nextSession, startSession, type Event, type Filter, type Session } from './session'

export interface Agreement {
  readonly store: StoreApi<Session>
  readonly open: (task: Task | null) => void
  readonly filter: (filter: Filter) => void
  readonly chooseVersion: (version: string) => void
  /** Keeps the figures fresh while somebody looks; the answer ends that. */
  readonly watch: () => () => void
  readonly refresh: () => void
}

/** Figures are asked for at most this often, however fast decisions come in. */
const pauseMs = 500

/** The agreement report, live. */
export function createAgreementStore(client: Client): Agreement {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const refresh = createRefresh(ask, pauseMs)
  let asking = new AbortController()

  async function ask() {
    const { task, filter } = store.getState()
    if (!task) return
    asking = new AbortController()
    const { signal } = asking
    const input = { task: task.id, model: null, version: null, ...filter }
    const answer = await client.ask('report.get', input, { signal })
    if (signal.aborted) return
    if (answer.ok) dispatch({ kind: 'answered', reports: answer.value })
    else dispatch({ kind: 'failed', message: errorWords(answer.error) })
  }

  /** What was asked under another task or filter is no longer wanted. */
  function askAnew(event: Event) {
    asking.abort()
    dispatch(event)
    refresh()
  }

  return {
    store,
    open: (task) => askAnew({ kind: 'opened', task }),
    filter: (filter) => askAnew({ kind: 'filtered', filter }),
    chooseVersion: (version) => dispatch({ kind: 'versionChosen', version }),
    refresh,
    watch() {
      refresh()
      return client.onChanged((topics) => {
        if (topics.includes('report') || topics.includes('review')) refresh()
      })
    },
  }
}
