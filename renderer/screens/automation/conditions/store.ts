import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../../../shared/contract/client'
import type { DryRun } from '../../../../shared/routing/dryRun'
import { errorWords } from '../../../words/errors'
import type { Conditions } from './draft'

/** What conditions would have done to the last items. It stays while other ones are tried. */
interface Trial {
  readonly isTrying: boolean
  readonly run: DryRun | null
  readonly failure: string | null
}

export interface Trials {
  readonly store: StoreApi<Trial>
  /** Tries conditions at a threshold, once the hand rests. */
  readonly tryOut: (task: string, threshold: number, conditions: Conditions) => void
  readonly forget: () => void
}

const start: Trial = { isTrying: false, run: null, failure: null }
/** Somebody who types is not waited for at each key. */
const restMs = 300

export function createTrials(client: Client): Trials {
  const store = createStore<Trial>(() => start)
  let resting: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()

  async function ask(task: string, threshold: number, conditions: Conditions) {
    const { signal } = asking
    const input = { task, threshold, conditions, compare: 'conditions' } as const
    const answer = await client.ask('automation.dryRun', input, { signal })
    if (signal.aborted) return
    store.setState(
      answer.ok
        ? { isTrying: false, run: answer.value, failure: null }
        : { isTrying: false, run: null, failure: errorWords(answer.error) },
    )
  }

  function stop() {
    clearTimeout(resting)
    asking.abort()
    asking = new AbortController()
  }

  return {
    store,
    tryOut(task, threshold, conditions) {
      stop()
      store.setState({ isTrying: true })
      resting = setTimeout(() => void ask(task, threshold, conditions), restMs)
    },
    forget() {
      stop()
      store.setState(start)
    },
  }
}
