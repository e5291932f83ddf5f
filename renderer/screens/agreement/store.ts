import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { Report } from '../../../shared/contract/report'
import type { Task } from '../../../shared/schema/task'
import type { AddressBar } from '../../state/address'
import { createRefresh } from '../../state/refresh'
import { errorWords } from '../../words/errors'
import { paramsToPlace, placeToParams } from './place'
import {
  comparedVersions,
  nextSession,
  startSession,
  type Event,
  type Filter,
  type Session,
} from './session'

export interface Agreement {
  readonly store: StoreApi<Session>
  readonly open: (task: Task | null) => void
  readonly filter: (filter: Filter) => void
  readonly chooseVersion: (version: string) => void
  /** Puts another version beside the one looked at; null takes it away. */
  readonly compareWith: (version: string | null) => void
  /** Keeps the figures fresh while somebody looks; the answer ends that. */
  readonly watch: () => () => void
  readonly refresh: () => void
  /** A report on screen with every point of its curve; throws with words for a person. */
  readonly wholeReport: (report: Report) => Promise<Report>
}

/** Figures are asked for at most this often, however fast decisions come in. */
const pauseMs = 500

/** The agreement report, live. What is chosen stands in the address, so that a view can be come back to. */
export function createAgreementStore(client: Client, address: AddressBar): Agreement {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const refresh = createRefresh(ask, pauseMs)
  let asking = new AbortController()
  let watchers = 0

  async function ask() {
    const { task, filter } = store.getState()
    if (!task) return
    asking = new AbortController()
    const { signal } = asking
    const input = { task: task.id, model: null, version: null, ...filter, curve: 'thin' } as const
    const answer = await client.ask('report.get', input, {
      signal,
      onProgress: ({ done, total }) => {
        if (total !== null && total > 0 && !signal.aborted)
          dispatch({ kind: 'progressed', share: done / total })
      },
    })
    if (signal.aborted) return
    if (!answer.ok) return dispatch({ kind: 'failed', message: errorWords(answer.error) })
    dispatch({ kind: 'answered', reports: answer.value })
    await askComparison(signal)
  }

  async function askComparison(signal: AbortSignal) {
    const { task, filter, compare } = store.getState()
    const versions = comparedVersions(store.getState())
    if (!task || !versions) return dispatch({ kind: 'compared', compare: { kind: 'none' } })
    if (compare.kind !== 'shown') dispatch({ kind: 'compared', compare: { kind: 'loading' } })
    const input = { task: task.id, ...filter, ...versions }
    const answer = await client.ask('report.compare', input, { signal })
    if (signal.aborted) return
    dispatch({
      kind: 'compared',
      compare: answer.ok
        ? { kind: 'shown', comparison: answer.value }
        : { kind: 'failed', message: errorWords(answer.error) },
    })
  }

  /** What was asked under another task or filter is no longer wanted. */
  function askAnew(event: Event) {
    asking.abort()
    dispatch(event)
    refresh()
  }

  function choose(event: Event) {
    askAnew(event)
    writeAddress()
  }

  function writeAddress() {
    const { task, ...place } = store.getState()
    if (task) address.write({ screen: 'agreement', params: placeToParams(task.id, place) })
  }

  /** Looks where the address says, if it is about this task. */
  function recall() {
    const { screen, params } = address.read()
    const { task } = store.getState()
    if (screen !== 'agreement' || task === null || params['task'] !== task.id) return
    askAnew({ kind: 'recalled', place: paramsToPlace(params) })
  }

  return {
    store,
    open(task) {
      const isOther = store.getState().task?.id !== task?.id
      askAnew({ kind: 'opened', task })
      if (isOther) recall()
      if (watchers > 0) writeAddress()
    },
    filter: (filter) => choose({ kind: 'filtered', filter }),
    chooseVersion: (version) => choose({ kind: 'versionChosen', version }),
    compareWith: (version) => choose({ kind: 'comparedWith', version }),
    refresh,
    async wholeReport({ task, model, version }) {
      const { filter } = store.getState()
      const answer = await client.ask('report.get', { task, model, version, ...filter })
      if (!answer.ok) throw new Error(errorWords(answer.error))
      const [report] = answer.value
      if (!report) throw new Error('There are no figures any more.')
      return report
    },
    watch() {
      watchers += 1
      writeAddress()
      refresh()
      const endMoves = address.onMoved(recall)
      const endChanges = client.onChanged((topics) => {
        if (topics.includes('report') || topics.includes('review')) refresh()
      })
      return () => {
        watchers -= 1
        endMoves()
        endChanges()
      }
    },
  }
}
