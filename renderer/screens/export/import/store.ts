import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import { errorWords } from '../../../words/errors'
import {
  nextSession,
  previewOf,
  startSession,
  type Choices,
  type Event,
  type Session,
} from './session'

export interface Imports {
  readonly store: StoreApi<Session>
  /** Takes out, or brings in. */
  readonly turn: (view: Session['view']) => void
  /** The file that somebody chose; another one begins anew. */
  readonly open: (file: string | null) => void
  readonly change: (choices: Choices) => void
  readonly start: () => Promise<void>
  readonly cancel: () => void
  readonly lookAgain: () => void
}

/** Text is typed letter by letter: each alone would be looked at for nothing. */
const pauseMs = 250

/** Looks at a file, shows what it would become, and brings it in. */
export function createImportStore(client: Client): Imports {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  let looks = 0
  let running: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  async function look() {
    const { file, choices } = store.getState()
    if (file === null) return
    const mine = ++looks
    dispatch({ kind: 'looking' })
    const answer = await client.ask('imports.preview', { ...choices, ...defaultsOf(choices), file })
    if (mine !== looks) return
    if (answer.ok) dispatch({ kind: 'seen', preview: answer.value })
    else dispatch({ kind: 'lookFailed', message: errorWords(answer.error) })
  }

  function lookSoon() {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void look(), pauseMs)
  }

  return {
    store,
    turn: (view) => dispatch({ kind: 'turned', view }),
    open(file) {
      const { file: before, run } = store.getState()
      if (file === before || run.kind === 'running') return
      looks++
      dispatch({ kind: 'file', file })
      void look()
    },
    change(choices) {
      dispatch({ kind: 'chose', choices })
      lookSoon()
    },
    async start() {
      const { file, choices, run } = store.getState()
      const preview = previewOf(store.getState())
      if (file === null || preview === null || preview.task === null || run.kind === 'running')
        return
      const { format, map, task } = preview
      running = new AbortController()
      dispatch({ kind: 'started' })
      const answer = await client.ask(
        'imports.run',
        { task, format, map, file, name: nameOf(file), ...defaultsOf(choices) },
        {
          signal: running.signal,
          onProgress: (progress) => dispatch({ kind: 'progress', progress }),
        },
      )
      running = null
      if (answer.ok) dispatch({ kind: 'done', done: answer.value })
      else if (answer.error.code === 'cancelled') dispatch({ kind: 'cancelled' })
      else dispatch({ kind: 'failed', message: errorWords(answer.error) })
    },
    cancel() {
      dispatch({ kind: 'cancelling' })
      running?.abort()
    },
    lookAgain: () => void look(),
  }
}

/** A path's last step, on every system. */
export const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file

const defaultsOf = ({ model, version, decider }: Choices) => ({
  model: textOrNull(model),
  version: textOrNull(version),
  decider: textOrNull(decider),
})

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
