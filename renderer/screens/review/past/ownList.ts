import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { OwnDecision, OwnDecisionsPlace } from '../../../../shared/contract/past'

interface OwnListState {
  readonly task: string | null
  readonly search: string
  /** Latest first. */
  readonly decisions: readonly OwnDecision[]
  /** Where older ones follow; null at the end. */
  readonly next: OwnDecisionsPlace | null
  readonly isLooking: boolean
}

/** A person's own decisions, found by what is typed, some at a time. */
export interface OwnList {
  readonly store: StoreApi<OwnListState>
  /** Turns to a task, and finds again what was looked for there. */
  readonly open: (task: string) => void
  readonly find: (search: string) => void
  readonly more: () => void
}

const nothing: OwnListState = {
  task: null,
  search: '',
  decisions: [],
  next: null,
  isLooking: false,
}

/** So many fill the list; fewer are filled up from further back. */
const enough = 20
/** One search goes so many steps back by itself. */
const stepsAtOnce = 25

export function createOwnList(client: Client): OwnList {
  const store = createStore<OwnListState>(() => nothing)
  /** Names the search under way, so that the answer to an earlier one is told apart. */
  let looking: object | null = null

  async function look(from: OwnDecisionsPlace | null) {
    const { task, search, decisions: before } = store.getState()
    if (task === null) return
    const mine = (looking = {})
    store.setState({ isLooking: true })
    let decisions = from === null ? [] : before
    let next = from
    for (let step = 0; step < stepsAtOnce; step++) {
      const answer = await client.ask('review.ownDecisions', { task, search, before: next })
      if (looking !== mine) return
      if (!answer.ok) break
      decisions = [...decisions, ...answer.value.decisions]
      next = answer.value.next
      if (next === null || decisions.length - (from === null ? 0 : before.length) >= enough) break
    }
    store.setState({ decisions, next, isLooking: false })
  }

  return {
    store,
    open(task) {
      store.setState(task === store.getState().task ? {} : { ...nothing, task })
      void look(null)
    },
    find(search) {
      store.setState({ search })
      void look(null)
    },
    more: () => void look(store.getState().next),
  }
}
