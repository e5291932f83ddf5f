import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TimelineEntry } from '../../../../shared/contract/automation'
import type { Client } from '../../../../shared/contract/client'
import { readTimelineDetail, type TimelineDetail } from '../../../../shared/contract/timelineDetail'
import { findPrevious } from '../../../../shared/gates/transitions/rollback'
import type { Deployment } from '../../../../shared/schema/deployment'
import type { Task } from '../../../../shared/schema/task'
import { createRefresh } from '../../../state/refresh'
import { errorWords } from '../../../words/errors'

export interface Entry extends Omit<TimelineEntry, 'detail'> {
  readonly detail: TimelineDetail
}

interface TimelineState {
  readonly view: 'loading' | 'shown' | 'failed'
  /** Newest first. */
  readonly entries: readonly Entry[]
  readonly next: number | null
  readonly failure: string | null
  readonly isLoadingMore: boolean
}

export interface Timeline {
  readonly store: StoreApi<TimelineState>
  readonly open: (task: Task | null) => void
  readonly refresh: () => void
  readonly more: () => Promise<void>
  /** Goes back until an entry is older than this moment, or there is none. */
  readonly reach: (at: number) => Promise<void>
}

const pageSize = 12
const mostAtOnce = 200
const pauseMs = 1000

const start: TimelineState = {
  view: 'loading',
  entries: [],
  next: null,
  failure: null,
  isLoadingMore: false,
}

/** Every change of what is in charge of a task. */
export function createTimeline(client: Client): Timeline {
  const store = createStore<TimelineState>(() => start)
  const refresh = createRefresh(() => askPage(null), pauseMs)
  let task: Task | null = null

  async function askPage(before: number | null) {
    const asked = task
    if (!asked) return
    const { entries } = store.getState()
    // Asked anew, as many are fetched as are there, so that the list does not jump.
    const limit =
      before === null ? Math.min(mostAtOnce, Math.max(pageSize, entries.length)) : pageSize
    const answer = await client.ask('automation.timeline', { task: asked.id, before, limit })
    if (asked.id !== task?.id) return
    if (!answer.ok) {
      const failure = errorWords(answer.error)
      store.setState(({ view }) => ({ failure, view: view === 'shown' ? view : 'failed' }))
      return
    }
    const page = answer.value.entries.map((one) => ({
      ...one,
      detail: readTimelineDetail(one.detail),
    }))
    store.setState(({ entries: known }) => ({
      view: 'shown',
      failure: null,
      entries: before === null ? page : [...known, ...page],
      next: answer.value.next,
    }))
  }

  async function more() {
    const { next, isLoadingMore } = store.getState()
    if (next === null || isLoadingMore) return
    store.setState({ isLoadingMore: true })
    await askPage(next)
    store.setState({ isLoadingMore: false })
  }

  async function reach(at: number) {
    const { entries, next, failure } = store.getState()
    const oldest = entries.at(-1)
    if (next === null || failure !== null || (oldest !== undefined && oldest.at < at)) return
    await more()
    await reach(at)
  }

  return {
    store,
    refresh,
    more,
    open(next) {
      if (next?.id !== task?.id) store.setState(start, true)
      task = next
    },
    reach,
  }
}

/** What was in charge before and was another than the present deployment, as far as the entries tell. */
export function previousDeployment(
  entries: readonly Entry[],
  present: Deployment,
): Deployment | null {
  return findPrevious(
    entries.flatMap(({ detail }) => detail.before ?? []),
    present,
  )
}

/** The latest deployment of which an entry up to a moment tells. */
export function deploymentAt(entries: readonly Entry[], at: number): Deployment | null {
  return entries.find((one) => one.at <= at && one.detail.after !== null)?.detail.after ?? null
}
