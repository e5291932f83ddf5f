import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { TaskSummary } from '../../../../shared/contract/tasks'
import { taskSchema, type TaskInput } from '../../../../shared/schema/task'
import { writeStamp, type Clock } from '../../../state/clock'
import { createRefresh } from '../../../state/refresh'
import { errorWords } from '../../../words/errors'
import { taskName } from '../../../words/values'
import { draftToInput, emptyDraft, inputToDraft, taskToDraft, type Draft } from './draft'
import { nextSession, startSession, type Event, type Session } from './session'

export interface TaskDesk {
  readonly store: StoreApi<Session>
  /** Asks which tasks are waited for, from then on whenever that may have changed. */
  readonly refresh: () => void
  readonly openTask: (summary: TaskSummary) => void
  readonly openNew: () => void
  /** Opens a definition that was proposed. */
  readonly openProposal: (input: TaskInput) => void
  /** Proposes from the lines that wait for a task. */
  readonly propose: (task: string) => Promise<void>
  /** Proposes from an event file that the person chooses. */
  readonly proposeFromFile: () => Promise<void>
  readonly change: (draft: Draft) => void
  readonly save: () => Promise<void>
  readonly close: () => void
  /** Before somebody else comes, or another workspace. */
  readonly forget: () => void
}

/** Defines tasks: from nothing, from what was seen, or from what is there. */
export function createTaskDesk(client: Client, clock: Clock): TaskDesk {
  const store = createStore<Session>(() => startSession)
  const dispatch = (event: Event) => store.setState(nextSession(store.getState(), event))
  const refresh = createRefresh(ask, 2000)
  let hasFailed = false

  async function ask() {
    const answer = await client.ask('tasks.awaited', {})
    if (answer.ok) {
      dispatch({ kind: 'awaited', awaited: answer.value })
      if (hasFailed) dispatch({ kind: 'troubled', message: null })
    } else dispatch({ kind: 'troubled', message: errorWords(answer.error) })
    hasFailed = !answer.ok
    const { editing } = store.getState()
    if (editing) await askUse(editing.draft.id)
  }

  async function askUse(task: string) {
    const id = task.trim()
    if (id === '') return
    const answer = await client.ask('tasks.use', { task: id })
    if (answer.ok) dispatch({ kind: 'use', task, use: answer.value })
  }

  function open(before: TaskSummary | null, draft: Draft) {
    dispatch({
      kind: 'opened',
      before: before?.task ?? null,
      revision: before?.revision ?? 0,
      draft,
    })
    void askUse(draft.id)
  }

  client.onChanged((topics) => {
    if (topics.includes('queue') || topics.includes('tasks')) refresh()
  })

  return {
    store,
    refresh,
    openTask: (summary) => open(summary, taskToDraft(summary.task)),
    openNew: () => open(null, emptyDraft),
    openProposal: (input) => open(null, inputToDraft(input)),
    async propose(task) {
      dispatch({ kind: 'proposing', what: task })
      const answer = await client.ask('tasks.propose', { task })
      dispatch({ kind: 'proposing', what: null })
      if (answer.ok) open(null, inputToDraft(answer.value))
      else dispatch({ kind: 'troubled', message: errorWords(answer.error) })
    },
    async proposeFromFile() {
      dispatch({ kind: 'proposing', what: 'file' })
      const answer = await client.ask('tasks.infer', { file: null })
      dispatch({ kind: 'proposing', what: null })
      if (!answer.ok) {
        if (answer.error.code !== 'cancelled')
          dispatch({ kind: 'troubled', message: errorWords(answer.error) })
        return
      }
      const [first, ...more] = answer.value
      if (!first)
        dispatch({ kind: 'troubled', message: 'This file holds no event that names a task.' })
      else if (more.length === 0) open(null, inputToDraft(first))
      else dispatch({ kind: 'proposed', proposals: answer.value })
    },
    change(draft) {
      const before = store.getState().editing
      dispatch({ kind: 'changed', draft })
      // Of a new task only its id says what waits for it.
      if (before && before.draft.id !== draft.id) void askUse(draft.id)
    },
    async save() {
      const { editing } = store.getState()
      if (!editing || editing.isSaving) return
      const parsed = taskSchema.safeParse(draftToInput(editing.draft))
      if (!parsed.success) return
      dispatch({ kind: 'saving' })
      const { revision } = editing
      const task = draftToInput(editing.draft)
      const answer = await client.ask('tasks.define', { ...writeStamp(clock), task, revision })
      if (answer.ok) {
        const saved = { id: parsed.data.id, name: taskName(parsed.data), defined: answer.value }
        return dispatch({ kind: 'saved', saved })
      }
      const { code } = answer.error
      // A task of that id that came in between is not written over.
      dispatch({ kind: 'failed', message: errorWords(answer.error), isStale: code === 'stale' })
    },
    close: () => dispatch({ kind: 'closed' }),
    forget: () => store.setState(startSession),
  }
}
