import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../shared/contract/client'
import type { RequestError } from '../../../shared/contract/errors'
import type { ExportDone } from '../../../shared/contract/exports'
import type { Result } from '../../../shared/result'
import type { TaskSummary } from '../../../shared/contract/tasks'
import { writeStamp, type Clock } from '../../state/clock'
import { errorWords } from '../../words/errors'
import { optionsOf, type Form } from './form'
import { nextSession, startSession, type Event, type Session } from './session'

export interface Exports {
  readonly store: StoreApi<Session>
  readonly open: (task: TaskSummary | null) => void
  /** Counts and lists while somebody looks; the answer ends that. */
  readonly watch: () => () => void
  readonly change: (form: Form) => void
  /** `within` is the folder that the export is made in; null for the workspace's own. */
  readonly start: (within: string | null) => Promise<void>
  /** Goes on with an interrupted export. */
  readonly resume: (id: string) => Promise<void>
  readonly discard: (id: string) => Promise<void>
  readonly cancel: () => void
  readonly refresh: () => void
}

type AskOptions = NonNullable<Parameters<Client['ask']>[2]>

/** Choices are made one after the other: each alone would be counted for nothing. */
const pauseMs = 250
const shownEntries = 50

/** Chooses, counts and carries out exports, and remembers those that were made. */
export function createExportStore(client: Client, clock: Clock): Exports {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  let watchers = 0
  let counting: AbortController | null = null
  let running: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  function refresh() {
    if (watchers === 0) return
    countSoon()
    void list()
    void listUnfinished()
  }

  function countSoon() {
    counting?.abort()
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void count(), pauseMs)
  }

  async function count() {
    const { task, form } = store.getState()
    if (task === null) return
    const mine = new AbortController()
    counting = mine
    dispatch({ kind: 'counting' })
    const {
      split: _split,
      media: _media,
      names: _names,
      ...selection
    } = optionsOf(form, task.task.id)
    const answer = await client.ask('exports.count', selection, {
      signal: mine.signal,
      onProgress: ({ done }) => {
        if (counting === mine) dispatch({ kind: 'counted', rows: done })
      },
    })
    if (counting !== mine || mine.signal.aborted) return
    if (answer.ok) dispatch({ kind: 'count', count: answer.value })
    else dispatch({ kind: 'countFailed', message: errorWords(answer.error) })
  }

  async function list() {
    const { task } = store.getState()
    if (task === null) return
    const answer = await client.ask('exports.list', { task: task.task.id, limit: shownEntries })
    if (store.getState().task?.task.id !== task.task.id) return
    if (answer.ok) dispatch({ kind: 'history', entries: answer.value })
    else dispatch({ kind: 'historyFailed', message: errorWords(answer.error) })
  }

  async function listUnfinished() {
    const answer = await client.ask('exports.unfinished', {})
    if (answer.ok) dispatch({ kind: 'unfinished', unfinished: answer.value })
  }

  async function run(ask: (options: AskOptions) => Promise<Result<ExportDone, RequestError>>) {
    running = new AbortController()
    dispatch({ kind: 'started' })
    const answer = await ask({
      signal: running.signal,
      onProgress: (progress) => dispatch({ kind: 'progress', progress }),
    })
    running = null
    if (answer.ok) dispatch({ kind: 'done', done: answer.value })
    else if (answer.error.code === 'cancelled') dispatch({ kind: 'cancelled' })
    else dispatch({ kind: 'failed', message: errorWords(answer.error) })
    refresh()
  }

  client.onChanged((topics) => {
    if (topics.includes('exports') && watchers > 0) {
      void list()
      void listUnfinished()
    }
    if ((topics.includes('report') || topics.includes('exports')) && watchers > 0) countSoon()
  })

  return {
    store,
    refresh,
    open(task) {
      const before = store.getState().task?.task.id
      dispatch({ kind: 'opened', task })
      if (task !== null && task.task.id !== before) refresh()
    },
    watch() {
      watchers += 1
      refresh()
      return () => {
        watchers -= 1
        counting?.abort()
      }
    },
    change(form) {
      dispatch({ kind: 'changed', form })
      countSoon()
    },
    async start(within) {
      const { task, form, run: current } = store.getState()
      if (task === null || current.kind === 'running') return
      const asked = {
        ...writeStamp(clock),
        options: optionsOf(form, task.task.id),
        dir: null,
        within,
      }
      await run((options) => client.ask('exports.run', asked, options))
    },
    async resume(id) {
      if (store.getState().run.kind === 'running') return
      const asked = { ...writeStamp(clock), id, dir: null }
      await run((options) => client.ask('exports.resume', asked, options))
    },
    async discard(id) {
      const answer = await client.ask('exports.discard', { ...writeStamp(clock), id, dir: null })
      dispatch({ kind: 'troubled', message: answer.ok ? null : errorWords(answer.error) })
      await listUnfinished()
    },
    cancel() {
      dispatch({ kind: 'cancelling' })
      running?.abort()
    },
  }
}
